/// The style sheet of the page.
let pageStyle =
  StyleSheet(.light, selector: ":root")
  + StyleSheet("@media (prefers-color-scheme: dark) {\n")
  + StyleSheet(.dark, selector: ":root:not([data-theme=light])")
  + StyleSheet("}\n")
  + StyleSheet(.dark, selector: ":root[data-theme=dark]")
  + frameStyle + heroStyle + chartStyle + tableStyle
  + StyleSheet("@media print {\n")
  // More specific than the choice of a theme, so that paper is always light.
  + StyleSheet(.light, selector: ":root:root:root")
  + printStyle + StyleSheet("}\n") + preferenceStyle

private let frameStyle = StyleSheet(
  """
  :root { color-scheme: light dark; }
  :root[data-theme=light] { color-scheme: light; }
  :root[data-theme=dark] { color-scheme: dark; }
  * { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; }
  body {
    margin: 0; background: var(--background); color: var(--ink);
    font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue",
      Arial, "Noto Naskh Arabic", "Noto Sans Arabic", Tahoma, sans-serif;
    font-variant-numeric: tabular-nums;
  }
  main { max-width: 1176px; margin: 0 auto; padding: 40px 28px 0; outline: none; }
  main > * + * { margin-top: 52px; }
  footer { max-width: 1176px; margin: 40px auto 0; padding: 0 28px 44px; color: var(--muted); font-size: 13px; }
  h1 { font-size: clamp(28px, 3.9vw, 44px); line-height: 1.14; margin: 6px 0 0; max-width: 24em;
    letter-spacing: -0.015em; text-wrap: balance; overflow-wrap: anywhere; }
  h2 { font-size: 20px; line-height: 1.3; margin: 0; }
  p { margin: 0; }
  a { color: inherit; text-underline-offset: 2px; }
  bdi { overflow-wrap: anywhere; }
  code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
  .n { direction: ltr; unicode-bidi: isolate; white-space: nowrap; }
  .muted { color: var(--muted); }
  .small { font-size: 14px; }
  .code { color: var(--muted); font-size: 12.5px; white-space: nowrap; }
  .lead { color: var(--muted); font-size: 15px; margin: 4px 0 16px; max-width: 46em; }
  .skip { position: absolute; inset-inline-start: 12px; top: -80px; background: var(--ink); color: var(--background);
    padding: 10px 16px; border-radius: 8px; z-index: 2; }
  .skip:focus { top: 12px; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  .card { background: var(--card); border: 1px solid var(--rule); border-radius: 14px; }
  .pad { padding: 24px; }
  .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 16px; }
  .pair.single { grid-template-columns: minmax(0, 1fr); }
  .pair.single svg.chart { max-width: 720px; }
  .headline { display: flex; justify-content: space-between; align-items: flex-end; gap: 16px; }
  button, .button { font: inherit; font-size: 13.5px; color: var(--ink); background: var(--card); border: 1px solid var(--rule);
    border-radius: 9px; padding: 8px 14px; cursor: pointer; text-decoration: none; white-space: nowrap; }
  .headline .button { margin-bottom: 16px; }
  button:hover, .button:hover { border-color: var(--muted); }
  .eyebrow-row { display: flex; justify-content: space-between; align-items: flex-start; gap: 16px; }
  .controls { display: flex; gap: 8px; }
  .controls[hidden] { display: none; }
  .eyebrow { font-size: 12.5px; letter-spacing: 0.09em; text-transform: uppercase; color: var(--muted); }
  :dir(rtl) .eyebrow, :dir(rtl) h1 { letter-spacing: 0; }
  .question { font-size: clamp(17px, 1.7vw, 20px); color: var(--muted); margin-top: 14px; max-width: 42em; }
  .question strong { color: var(--ink); }
  .scroll { overflow-x: auto; }
  @media screen and (max-width: 860px) {
    .pair { grid-template-columns: minmax(0, 1fr); }
    .eyebrow-row { flex-direction: column-reverse; }
    .headline { flex-direction: column; align-items: flex-start; gap: 0; }
  }
  @media screen and (max-width: 560px) {
    main { padding: 20px 16px 0; }
    footer { padding: 0 16px 32px; }
    .pad { padding: 18px 16px; }
    main > * + * { margin-top: 40px; }
  }

  """)

private let heroStyle = StyleSheet(
  """
  .hero { display: grid; grid-template-columns: minmax(0, 1.12fr) minmax(0, 1fr); overflow: hidden; }
  .hero-main { padding: 30px 34px; display: flex; flex-direction: column; justify-content: center; gap: 10px; }
  .badge { align-self: flex-start; display: inline-flex; align-items: center; gap: 8px; border-radius: 99px; padding: 5px 14px 5px 11px;
    font-size: 14px; font-weight: 600; line-height: 1.35; }
  .badge.good { color: var(--good); background: var(--good-background); }
  .badge.caution { color: var(--caution); background: var(--caution-background); }
  .icon { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }
  .big { font-size: clamp(64px, 8.6vw, 104px); font-weight: 700; line-height: 1; letter-spacing: -0.03em; color: var(--bar-strong); direction: ltr; }
  :dir(rtl) .big { text-align: right; }
  .big .unit { font-size: 0.46em; font-weight: 600; margin-inline-start: 0.16em; letter-spacing: 0; }
  .of { font-size: 18px; }
  .bounds-bar { width: 100%; max-width: 460px; height: auto; display: block; margin: 4px 0; overflow: visible; direction: ltr; }
  .tiles { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); background: var(--rule); gap: 1px; border-inline-start: 1px solid var(--rule); }
  .tile { background: var(--card); padding: 18px 22px; }
  .tile:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .tile dt { font-size: 13.5px; color: var(--muted); }
  .tile dd { margin: 0; }
  .value { display: block; font-size: 28px; font-weight: 700; line-height: 1.3; letter-spacing: -0.01em; }
  .note { display: block; font-size: 13.5px; line-height: 1.4; color: var(--muted); }
  @media screen and (max-width: 860px) {
    .hero { grid-template-columns: minmax(0, 1fr); }
    .tiles { border-inline-start: 0; border-top: 1px solid var(--rule); }
  }
  @media screen and (max-width: 560px) {
    .hero-main { padding: 22px 18px; }
    .tile { padding: 14px 16px; }
    .value { font-size: 24px; }
  }

  """)

private let chartStyle = StyleSheet(
  """
  svg.chart { display: block; width: 100%; height: auto; direction: ltr; overflow: visible; }
  svg text { font-family: inherit; fill: var(--ink); font-variant-numeric: tabular-nums; }
  .axis { fill: none; stroke: var(--muted); stroke-width: 1; }
  .grid { fill: none; stroke: var(--rule); stroke-width: 1; }
  .maps { display: grid; grid-template-columns: minmax(0, 640fr) minmax(0, 392fr); gap: 16px; direction: ltr; }
  .maps.single { grid-template-columns: minmax(0, 1fr); }
  .map { margin: 0; overflow: hidden; display: flex; flex-direction: column; }
  .map svg { display: block; width: 100%; height: auto; background: var(--foreign); }
  .map figcaption { padding: 12px 18px; font-size: 13.5px; color: var(--muted); border-top: 1px solid var(--rule); flex: 1; }
  :dir(rtl) > .map figcaption, [dir=rtl] .map figcaption { direction: rtl; }
  .legend { display: flex; flex-wrap: wrap; gap: 8px 34px; margin-top: 14px; font-size: 13.5px; }
  .legend-group { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; }
  .legend-entry { direction: ltr; unicode-bidi: isolate; display: inline-flex; align-items: center; gap: 5px; color: var(--muted); white-space: nowrap; }
  @media screen and (max-width: 860px) { .maps { grid-template-columns: minmax(0, 1fr); } }
  text.tick { font-size: 12px; fill: var(--muted); }
  text.year { font-size: 12.5px; font-weight: 700; }
  text.line-label { font-size: 13.5px; font-weight: 700; }
  text.line-note { font-size: 12px; fill: var(--muted); }
  text.bar-value { font-size: 11px; fill: var(--muted); }
  text.marker-label { font-size: 12px; font-weight: 600; fill: var(--accent-text); }
  text.reading { font-size: 13px; }
  text.reading.main { font-weight: 700; }
  .bars rect { fill: var(--bar); }
  .bars.others rect { fill: var(--bar-muted); }
  .marker { fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-dasharray: 3 3; }
  .bound { fill: none; stroke: var(--bar); stroke-width: 7; stroke-linecap: round; }
  .bound.thin { stroke: var(--bar-muted); stroke-width: 3; }
  .dot { fill: var(--bar-strong); stroke: var(--card); stroke-width: 1.5; }
  @media screen and (max-width: 560px) {
    .scroll > svg.chart { width: max-content; }
  }

  """)

private let tableStyle = StyleSheet(
  """
  table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
  th { font-weight: 600; text-align: start; }
  table.provinces thead th { font-size: 12.5px; color: var(--muted); vertical-align: bottom; }
  table.provinces th, table.provinces td { padding: 9px 8px; border-bottom: 1px solid var(--rule); }
  table.provinces th:first-child { padding-inline-start: 24px; max-width: 250px; }
  table.provinces tbody th { min-width: 140px; }
  @media screen and (min-width: 861px) { table.provinces tbody th { min-width: 196px; } }
  table.provinces tr > :last-child { padding-inline-end: 24px; }
  table.provinces td { text-align: end; }
  table.provinces td.n { text-align: right; }
  :dir(rtl) table.provinces td.n, [dir=rtl] table.provinces td.n { text-align: left; }
  table.provinces thead th:not(:first-child):not(.bar-column) { text-align: end; }
  table.provinces tbody tr.focus th { color: var(--bar-strong); }
  table.provinces tbody tr:hover { background: var(--background); }
  table.provinces tfoot th, table.provinces tfoot td { border-top: 2px solid var(--ink); border-bottom: 0; font-weight: 700; }
  table.provinces th button { border: 0; background: none; padding: 2px; margin: -2px; font: inherit; color: inherit; text-align: inherit; white-space: normal; }
  th[aria-sort] { color: var(--ink) !important; }
  th[aria-sort=descending] button::after { content: "\u{A0}↓"; }
  th[aria-sort=ascending] button::after { content: "\u{A0}↑"; }
  .bar-column { width: 15%; min-width: 110px; font-weight: 400; }
  .share-bar { display: block; width: 100%; height: 12px; background: var(--track); border-radius: 2px; direction: ltr; }
  .share-bar .share { fill: var(--bar); }
  .share-bar .whisker { stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
  :dir(rtl) .share-bar { transform: scaleX(-1); }
  table.mini { margin-top: 12px; }
  table.mini th, table.mini td { padding: 4px 6px; border-bottom: 1px solid var(--rule); }
  table.mini td, table.mini th[scope=col]:not(:first-child) { text-align: end; }
  table.mini thead th { color: var(--muted); font-size: 12.5px; }
  table.mini + p { margin-top: 12px; }
  table.ledger { margin-bottom: 14px; font-size: 14.5px; }
  table.ledger td, table.ledger th { padding: 6px 0; border-bottom: 1px solid var(--rule); vertical-align: middle; font-weight: 400; }
  table.ledger th { padding-inline: 14px; overflow-wrap: anywhere; }
  table.ledger .amount { text-align: end; white-space: nowrap; width: 1%; color: var(--muted); }
  table.ledger .whole .amount, table.ledger .whole th { font-weight: 700; color: var(--ink); }
  table.ledger .part th { color: var(--muted); padding-inline-start: 30px; }
  table.ledger .fall { width: 32%; }
  table.ledger svg { display: block; width: 100%; height: 10px; }
  :dir(rtl) table.ledger svg { transform: scaleX(-1); }
  table.ledger path { fill: var(--bar-muted); }
  table.ledger .whole path { fill: var(--bar-strong); }
  table.ledger .part path { fill: var(--bar); }
  details summary { cursor: pointer; font-weight: 600; }
  .columns { columns: 3 220px; margin: 14px 0 6px; padding: 0; list-style: none; font-size: 14px; }
  .columns li { break-inside: avoid; padding: 1px 0; }
  .card ul:not(.columns) { margin: 0; padding-inline-start: 20px; font-size: 14.5px; }
  .card li + li { margin-top: 6px; }
  .columns li + li { margin-top: 0; }
  .card li { overflow-wrap: anywhere; }
  dl.source { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 7px 22px; margin: 0 0 18px; font-size: 14.5px; }
  dl.source dt { color: var(--muted); }
  dl.source dd { margin: 0; overflow-wrap: anywhere; }
  .sum { word-break: break-all; }
  pre { background: var(--background); border: 1px solid var(--rule); border-radius: 10px; padding: 12px 16px; margin: 0 0 14px; overflow-x: auto; }
  pre.command { white-space: pre-wrap; overflow-wrap: anywhere; }
  details pre { margin-top: 12px; }
  @media screen and (max-width: 560px) {
    dl.source { grid-template-columns: minmax(0, 1fr); gap: 0; }
    dl.source dd { margin-bottom: 10px; }
    table.provinces th:first-child { padding-inline-start: 16px; }
  }

  """)

private let printStyle = StyleSheet(
  """
  @page { size: A4; margin: 14mm 13mm; }
  :root { color-scheme: light !important; }
  body { font-size: 10.5pt; line-height: 1.4; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main, footer { max-width: none; padding: 0; }
  main > * + * { margin-top: 16px; }
  h1 { font-size: 22pt; }
  h2 { font-size: 13pt; break-after: avoid; }
  .lead { font-size: 9.5pt; margin-bottom: 8px; }
  .big { font-size: 54pt; }
  .hero-main { padding: 14px 18px; gap: 6px; }
  .tile { padding: 8px 12px; }
  .value { font-size: 16pt; }
  .note, .tile dt, .small { font-size: 8.5pt; }
  .pad { padding: 12px 14px; }
  .card, tr, figure, .pair { break-inside: avoid; }
  .card:has(table.provinces), .card:has(dl.source) { break-inside: auto; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  table.provinces tbody th { min-width: 34mm; }
  table.ledger th { min-width: 30mm; }
  table { font-size: 8pt; }
  table.provinces th, table.provinces td { padding: 3px 4px; }
  table.provinces th:first-child { padding-inline-start: 12px; }
  table.provinces tr > :last-child { padding-inline-end: 12px; }
  .controls, .button, .skip, .needs-script { display: none !important; }
  .scroll { overflow: visible; }
  .scroll > svg.chart { min-width: 0 !important; }
  details::details-content { content-visibility: visible; height: auto; }
  pre { white-space: pre-wrap; font-size: 7.5pt; }
  details pre { columns: 2; }
  code { font-size: 7.5pt; }
  .columns { font-size: 8.5pt; columns: 4; }
  dl.source, .card ul:not(.columns) { font-size: 8.5pt; }
  .card li + li { margin-top: 2px; }

  """)

private let preferenceStyle = StyleSheet(
  """
  @media (prefers-reduced-motion: no-preference) {
    .skip { transition: top 0.15s; }
  }
  @media (forced-colors: active) {
    .bars rect, .share-bar .share, table.ledger path, .dot { fill: CanvasText; }
    .bound, .marker, .axis, .whisker { stroke: CanvasText; }
    .bound { stroke: GrayText; }
    svg text { fill: CanvasText; }
    .badge { border: 1px solid CanvasText; }
    .share-bar { border: 1px solid CanvasText; }
  }

  """)
