// What the page's modules hand to one another, by the names that their JSDoc uses.

/** Everything that can be looked at differently: `state.js` says what each is at the beginning. */
interface State {
  select: string;
  open: string[];
  camps: string[];
  signs: string[];
  relations: string[];
  layers: string[];
  only: string[];
  strength: number;
  confidence: number;
  focus: string;
  steps: number;
  day: string;
  since: string;
  pace: string;
  lang: string;
  theme: string;
  layout: string;
  size: string;
  issue: string;
  colour: string;
  group: string;
  icons: string;
  labels: boolean;
  pins: string[];
  notes: string[];
  view: string[];
  table: boolean;
  filters: boolean;
  story: number;
  embed: boolean;
}

/** A point, in the picture or in the window. */
interface Spot {
  x: number;
  y: number;
}

/** A place on the page that something takes: left, top, right, bottom. */
type Frame = [number, number, number, number];

/** A circle, box or sign of the picture: an actor, an issue, or a camp's circle. */
interface PictureNode extends Spot {
  kind: "actor" | "issue" | "camp";
  r: number;
  label: string;
  weight: number;
  actor?: number;
  issue?: number;
  camp?: number | null;
  side?: number | null;
  members?: number;
  colour?: string;
  decides?: boolean;
  leads?: boolean;
  hollow?: boolean;
  torn?: boolean;
  pinned?: boolean;
  unsure: number;
  reach: [number, number];
  round: boolean;
}

/** A line of the picture, of one tie or of many, as start, control point and end. */
interface Edge {
  from: number;
  to: number;
  sign: any;
  strength: number;
  directed: boolean;
  links: number[];
  stances: number[];
  gathered: boolean;
  curve: number[];
}

/** What is drawn: nodes, lines, and where each actor's node is. */
interface Picture {
  width: number;
  height: number;
  layout: string;
  unit: number;
  nodes: PictureNode[];
  edges: Edge[];
  rest?: Edge[];
  at: Map<number, number>;
  issueAt?: Map<number, number>;
  axes: any;
  headings?: any[];
  row?: number;
  composed?: { behind: any[]; front: any[] };
  piled?: boolean;
}

/** Which actors and ties are shown, by number. */
interface Shown {
  actors: boolean[];
  links: boolean[];
  actorCount: number;
  linkCount: number;
}

/** An entry of the legend: its words, and the sign beside them. */
interface Entry {
  words: string;
  [sign: string]: any;
}

/** What is chosen, by the numbers of its actors, ties or issue. */
interface Chosen {
  kind: "actor" | "actors" | "issue" | "camp" | "tie";
  actors?: number[];
  links?: number[];
  issue?: number;
  camp?: number | null;
}

/** The nodes that stand out, and which lines do. */
type Lit = Set<number> & { edge?: (edge: Edge) => boolean };
