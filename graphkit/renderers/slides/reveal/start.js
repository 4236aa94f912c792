// Starts the deck; opens the map when its slide comes up; takes the deck's keys from the map.
(() => {
  const deck = new Reveal({
    width: 1280, height: 720, margin: 0.02, center: false, hash: true, slideNumber: true,
    transition: "none", postMessage: false, postMessageEvents: false, plugins: [],
    keyboard: { 78: () => document.body.classList.toggle("noted") },
  });

  const open = (slide) => {
    for (const frame of slide?.querySelectorAll("iframe[data-document]") ?? []) {
      if (!frame.srcdoc) frame.srcdoc = frame.dataset.document;
    }
  };
  deck.on("ready", (event) => open(event.currentSlide));
  deck.on("slidechanged", (event) => open(event.currentSlide));

  // A click into the map takes the keyboard with it; the map hands the deck's keys back.
  addEventListener("message", (event) => {
    const frames = [...document.querySelectorAll("iframe.map")];
    if (!frames.some((frame) => frame.contentWindow === event.source)) return;
    let said;
    try { said = JSON.parse(event.data); } catch { return; }
    const key = said?.method === "triggerKey" ? Number(said.args?.[0]) : NaN;
    if (Number.isInteger(key) && key >= 27 && key <= 40) deck.triggerKey(key);
  });

  deck.initialize();
})();
