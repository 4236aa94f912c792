graph [
  directed 1
  node [
    id 0
    label "ann"
  ]
  node [
    id 1
    label "bob"
  ]
  edge [
    source 0
    target 7
    sign "support"
    weight 2
  ]
]
