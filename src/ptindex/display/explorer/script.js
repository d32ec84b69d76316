"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { texts, dimensions, scale } = data;
  const cells = data.cells.map(([value, low, high, known, applicable]) => ({ value, low, high, known, applicable }));
  const years = Object.fromEntries(Object.entries(data.years).map(([year, rows]) =>
    [year, rows.map(([name, places], id) => ({ id, name, cells: places.map((place) => cells[place]) }))]));
  const methodWeights = dimensions.map((dimension) => dimension.weight);
  const state = { year: document.getElementById("year").value, weights: [...methodWeights] };

  // Arithmetic: that of ptindex, step by step, so that the same digits come out.

  // Exact summation with one rounding at the end, as Python's math.fsum (J. R. Shewchuk, 1997).
  function exactSum(numbers) {
    const parts = [];
    for (let one of numbers) {
      let kept = 0;
      for (let other of parts) {
        if (Math.abs(one) < Math.abs(other)) [one, other] = [other, one];
        const high = one + other;
        const low = other - (high - one);
        if (low) parts[kept++] = low;
        one = high;
      }
      parts.length = kept;
      parts.push(one);
    }
    let left = parts.length - 1;
    let sum = parts[left] ?? 0;
    let low = 0;
    while (left > 0 && !low) {
      const before = sum;
      const part = parts[--left];
      sum = before + part;
      low = part - (sum - before);
    }
    if (left > 0 && low * parts[left - 1] > 0) { // halfway, and what is left decides
      const there = sum + 2 * low;
      if (there - sum === 2 * low) sum = there;
    }
    return sum;
  }

  const dot = (ones, others) => exactSum(ones.map((one, at) => one * others[at]));

  // The mean over dimensions. Mirrors Power and Minimum of ptindex.composite.aggregation, with the reasons given there.
  function mean(values, weights) {
    const lowest = Math.min(...values);
    if (data.between === null) return lowest;
    const found = data.between === 1 ? dot(values, weights) / exactSum(weights) : powerMean(values, weights, data.between);
    return Math.min(Math.max(found, lowest), Math.max(...values));
  }

  function powerMean(values, weights, exponent) {
    const asGoodAsZero = 1e-100;
    const nearNothing = -0.5;
    const total = exactSum(weights);
    if (exponent < asGoodAsZero && values.includes(0)) return 0;
    if (Math.abs(exponent) < asGoodAsZero) return Math.exp(dot(weights, values.map(Math.log)) / total);
    const lead = exponent > 0 ? Math.max(...values) : Math.min(...values);
    if (lead === 0) return 0;
    const height = Math.log(lead);
    const logs = values.map((value) => (value ? exponent * (Math.log(value) - height) : -Infinity));
    const excess = dot(weights, logs.map(Math.expm1)) / total;
    if (excess < nearNothing) return Math.exp(height + Math.log(dot(weights, logs.map(Math.exp)) / total) / exponent);
    return Math.exp(height + Math.log1p(excess) / exponent);
  }

  function meanOfKnown(values, weights) {
    const known = values.map((_, at) => at).filter((at) => values[at] !== null);
    return known.length ? mean(known.map((at) => values[at]), known.map((at) => weights[at])) : null;
  }

  function scored(row, weights) {
    const counted = weights.map((_, at) => at).filter((at) => weights[at] !== 0);
    const own = counted.map((at) => row.cells[at]);
    const theirs = counted.map((at) => weights[at]);
    const [value, low, high] = ["value", "low", "high"].map((end) => meanOfKnown(own.map((cell) => cell[end]), theirs));
    const ends = [low ?? 0, high ?? 1, ...(value === null ? [] : [value])];
    const known = own.reduce((sum, cell) => sum + cell.known, 0);
    const applicable = own.reduce((sum, cell) => sum + cell.applicable, 0);
    const enough = value !== null && known >= data.minAvailable * applicable;
    return {
      id: row.id, name: row.name, known, applicable, value: enough ? value * scale : null,
      low: Math.min(...ends) * scale, high: Math.max(...ends) * scale,
    };
  }

  // To a number of decimals, exact halves to the even digit as Python does; toFixed takes those up.
  function rounded(value, decimals) {
    const halves = value * 2 ** (decimals + 1);
    if (Math.abs(value) < 2 ** 40 && Number.isInteger(halves) && halves % 2) {
      const below = Math.floor(value * 10 ** decimals);
      if (value * 10 ** decimals - below === 0.5) return (below + (below % 2 ? 1 : 0)) / 10 ** decimals;
    }
    return Number(value.toFixed(decimals));
  }

  function ranked(year, weights) {
    const all = weights.some(Boolean) ? years[year].map((row) => scored(row, weights)) : [];
    for (const row of all)
      for (const end of ["value", "low", "high"]) row[`${end}9`] = row[end] === null ? null : rounded(row[end], 9);
    const rows = all.filter((row) => row.value !== null).sort((one, other) => other.value9 - one.value9);
    for (const row of rows) {
      row.rank = 1 + rows.filter((other) => other.value9 > row.value9).length;
      row.best = 1 + rows.filter((other) => other.low9 > row.high9).length;
      // Who is not ranked may come in above or stay out, so that only the worst place counts it.
      row.worst = 1 + all.filter((other) => other !== row && other.high9 > row.low9).length;
    }
    return { rows, unranked: all.filter((row) => row.value === null) };
  }

  // Words and numbers as the language has them.

  const russian = data.language === "ru";
  const withSign = (written) => (russian ? written.replace(".", ",") : written);
  const fill = (text, ...given) => text.split("{}").map((part, at) => (at ? given[at - 1] + part : part)).join("");
  const between = (low, high) => fill(texts.BOUNDS_FROM_TO, low, high);
  const bounds = (row) => between(number(row.low), number(row.high));

  function number(value) {
    const short = rounded(value, 2) + 0;
    return withSign(short < 1e21 ? short.toFixed(2) : `${BigInt(short)}.00`);
  }

  function percent(share, decimals) {
    return withSign(rounded(share * 100, decimals).toFixed(decimals)) + (russian ? "\u00a0%" : "%");
  }

  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }

  const isolated = (text) => element("bdi", text);

  function cell(kind, inside, classes = "", label = "") {
    const made = element(kind, ...[inside].flat());
    if (kind === "th") made.scope = "row";
    made.className = classes;
    if (label) made.dataset.label = label;
    return made;
  }

  const byId = (id) => document.getElementById(id);

  // What is shown.

  function showWeights() {
    const total = exactSum(state.weights);
    dimensions.forEach((dimension, at) => {
      const weight = state.weights[at];
      const slider = byId(dimension.code);
      slider.value = Math.round(weight / Number(`1e${dimension.exponent}`));
      const share = percent(total ? weight / total : 0, 1);
      const said = weight ? fill(texts.WEIGHT, withSign(String(weight)), share) : texts.OFF;
      slider.setAttribute("aria-valuetext", said);
      byId(`${dimension.code}-share`).textContent = said;
    });
    const changed = state.weights.some((weight, at) => weight !== methodWeights[at]);
    const standing = byId("standing");
    standing.textContent = changed ? texts.CHANGED : texts.AS_METHOD;
    standing.classList.toggle("changed", changed);
  }

  function moveFrom(before, row) {
    const up = before ? before.rank - row.rank : null;
    if (up === 0) return [];
    const said = up === null ? texts.NEW_HERE : fill(up > 0 ? texts.UP : texts.DOWN, Math.abs(up));
    const sign = element("span", up === null ? "*" : `${up > 0 ? "▲" : "▼"}${Math.abs(up)}`);
    sign.setAttribute("aria-hidden", "true");
    const words = element("span", `${said} `);
    words.className = "unseen";
    const move = element("span", sign, words);
    move.className = "move";
    move.title = said;
    return [move];
  }

  // One country alone has no place.
  const compares = (found) => found.rows.length > 1;

  function showRanking(found, method) {
    byId("about-places").hidden = !compares(found);
    byId("ranking").textContent = fill(compares(found) ? texts.RANKING : texts.SCORES, state.year);
    const none = byId("none");
    none.hidden = found.rows.length > 0;
    none.textContent = state.weights.some(Boolean) ? texts.NONE_RANKED : texts.NOTHING_LEFT;
    const table = byId("scores");
    table.hidden = !none.hidden;
    table.classList.toggle("alone", !compares(found));
    for (const head of table.querySelectorAll("thead .place")) head.hidden = !compares(found);
    const before = new Map(method.rows.map((row) => [row.id, row]));
    table.tBodies[0].replaceChildren(...found.rows.map((row) => {
      const places = row.best === row.worst ? String(row.best) : between(row.best, row.worst);
      const line = element("tr",
        ...(compares(found) ? [
          cell("td", [...moveFrom(before.get(row.id), row), String(row.rank)], "rank figure"),
          cell("td", places, "places figure", texts.RANK_BOUNDS),
        ] : []),
        cell("th", isolated(row.name), "country"),
        cell("td", number(row.value), "score figure"),
        cell("td", bounds(row), "bounds figure", texts.BOUNDS),
      );
      // A phone lays out the rows as blocks; said outright, they stay rows of a table for a screen reader.
      line.setAttribute("role", "row");
      for (const each of line.cells) each.setAttribute("role", each.tagName === "TH" ? "rowheader" : "cell");
      return line;
    }));
  }

  function showUnranked({ rows: ranked, unranked: rows }) {
    const section = byId("unranked");
    section.hidden = !rows.length;
    byId("come-in").hidden = ranked.length < 2;
    const needed = percent(data.minAvailable, 0);
    section.querySelector("tbody").replaceChildren(...rows.map((row) => element("tr",
      cell("th", isolated(row.name)),
      cell("td", fill(texts.NOT_ENOUGH, row.known, row.applicable, needed)),
      cell("td", bounds(row), "figure"),
    )));
  }

  function showUnseparated(rows) {
    const found = rows
      .map((row, at) => [row, rows.slice(at + 1).filter((other) => other.high9 > row.low9)])
      .filter(([, others]) => others.length);
    byId("apart").hidden = rows.length < 2;
    byId("separate").textContent = found.length ? texts.UNSEPARATED_NOTE : texts.ALL_SEPARATE;
    const table = byId("unseparated");
    table.hidden = !found.length;
    table.tBodies[0].replaceChildren(...found.map(([row, others]) => element("tr",
      cell("th", isolated(row.name)),
      cell("td", others.flatMap((other, at) => [at ? ", " : "", isolated(other.name)])),
    )));
  }

  function showPython() {
    const weights = { ...data.otherWeights };
    dimensions.forEach((dimension, at) => {
      if (state.weights[at] !== 1) weights[dimension.code] = state.weights[at];
    });
    const written = Object.entries(weights).map(([name, weight]) => `"${name}": ${weight}`).join(", ");
    byId("same").hidden = !state.weights.some(Boolean); // with nothing left there is no such method
    byId("python").textContent = [
      "import attrs",
      "import ptindex as pt",
      "",
      `changed = attrs.evolve(${data.python}, weights={${written}})`,
      "print(pt.rank(profiles, changed))",
    ].join("\n");
  }

  function summary(found) {
    if (!state.weights.some(Boolean)) return texts.NOTHING_LEFT;
    const counts = fill(texts.SUMMARY, state.year, found.rows.length, found.unranked.length);
    if (!found.rows.length) return counts;
    const scores = (row) => [row.name, number(row.value), bounds(row)];
    if (!compares(found)) return fill(texts.ALONE, state.year, ...scores(found.rows[0]));
    const first = found.rows.filter((row) => row.rank === 1).map((row) => fill(texts.WITH_SCORE, ...scores(row)));
    return `${counts} ${fill(texts.FIRST, first.join("; "))}`;
  }

  let drawn = null;

  function draw(found, method) {
    const before = new Map(method.rows.map((row) => [row.id, row.value]));
    const rows = found.rows.map(({ id, name, value, low, high }, place) =>
      ({ name, place, value, low, high, method: before.get(id) ?? null }));
    byId("drawing").hidden = !rows.length;
    drawn?.view.data("scores", rows).runAsync();
  }

  // The chart is as wide as there is room. Once it is drawn, its signal holds the width of the plot without the names beside it;
  // given just that number it would see no change.
  function fit() {
    const width = byId("chart").clientWidth;
    const plot = drawn.view.signal("width");
    if (width) drawn.view.signal("width", width === plot ? width - 1 : width).runAsync();
  }

  // A page that a screen reader reads on is told once the weights have come to rest; the address follows then as well.
  let resting = 0;
  const many = 40;

  function show() {
    const found = ranked(state.year, state.weights);
    const method = ranked(state.year, methodWeights);
    showWeights();
    showRanking(found, method);
    showUnranked(found);
    // Its names grow with the square of the countries: of many it waits until the weights have come to rest.
    const later = found.rows.length > many;
    byId("apart").classList.toggle("many", later);
    byId("apart").setAttribute("aria-busy", String(later));
    if (!later) showUnseparated(found.rows);
    showPython();
    draw(found, method);
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (later) showUnseparated(found.rows);
      byId("apart").setAttribute("aria-busy", "false");
      byId("summary").textContent = summary(found);
      keepInAddress();
    }, 400);
  }

  let asked = 0;

  function showSoon() {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(show);
  }

  // The address: a year and the weights that differ from the method's, so that it can be handed on.

  function keepInAddress() {
    const kept = new URLSearchParams({ year: state.year });
    dimensions.forEach((dimension, at) => {
      if (state.weights[at] !== methodWeights[at]) kept.set(dimension.code, state.weights[at]);
    });
    history.replaceState(null, "", `#${kept}`);
  }

  function takeFromAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    if (Object.hasOwn(years, given.get("year") ?? "")) state.year = given.get("year");
    state.weights = dimensions.map((dimension, at) => {
      const text = given.get(dimension.code);
      const weight = text ? Number(text) : NaN;
      return weight === 0 || (weight >= 1e-100 && weight <= 1e100) ? weight + 0 : methodWeights[at];
    });
    byId("year").value = state.year;
  }

  function setWeights(weights) {
    state.weights = weights;
    showSoon();
  }

  async function copy() {
    const text = byId("python");
    try {
      await navigator.clipboard.writeText(text.textContent);
      byId("copied").textContent = texts.COPIED;
    } catch {
      getSelection().selectAllChildren(text);
      byId("copied").textContent = texts.NOT_COPIED;
    }
  }

  dimensions.forEach((dimension, at) => byId(dimension.code).addEventListener("input", (event) => {
    state.weights[at] = Number(`${event.target.value}e${dimension.exponent}`);
    showSoon();
  }));
  byId("reset").addEventListener("click", () => setWeights([...methodWeights]));
  byId("alike")?.addEventListener("click", () => setWeights(dimensions.map(() => 1)));
  byId("copy").addEventListener("click", copy);
  byId("year").addEventListener("change", (event) => {
    state.year = event.target.value;
    showSoon();
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) { // and is no jump to a part of the page
      takeFromAddress();
      showSoon();
    }
  });

  takeFromAddress();
  byId("explorer").hidden = false;
  show();
  vegaEmbed("#chart", data.chart, {
    mode: "vega", renderer: "svg", ast: true, actions: false, tooltip: false, defaultStyle: false, formatLocale: data.format,
  }).then((made) => {
    drawn = made;
    show();
    new ResizeObserver(fit).observe(byId("chart"));
  });
})();
