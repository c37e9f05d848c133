(function () {
  "use strict";
  var root = document.documentElement;
  var page = JSON.parse(document.getElementById("page-data").textContent);
  var darkness = window.matchMedia("(prefers-color-scheme: dark)");
  var paper = window.matchMedia("print");
  var PAPER_WIDTH = 680;
  root.classList.add("js");

  function toned(figure) {
    var dark = darkness.matches && !paper.matches;
    var written = JSON.stringify(figure);
    if (dark) {
      written = written.replace(/#[0-9A-F]{6}/g, function (colour) { return page.dark[colour] || colour; });
    }
    return JSON.parse(written);
  }

  function dressed(canvas, width) {
    var figure = toned(page.figures[canvas.id]);
    var seen = getComputedStyle(document.body);
    figure.layout.font = Object.assign({}, figure.layout.font, { color: seen.color, family: seen.fontFamily });
    figure.layout.hoverlabel = Object.assign({}, figure.layout.hoverlabel, {
      bgcolor: seen.getPropertyValue("--raised").trim(), bordercolor: seen.getPropertyValue("--edge").trim(),
      font: { color: seen.color, size: 12 }
    });
    figure.layout.width = width;
    // On paper the style sheet gives each figure its height; on a phone amounts stand closer together.
    if (paper.matches) { figure.layout.height = canvas.clientHeight; }
    if (width < 420) {
      figure.data.forEach(function (trace) { if (trace.type === "bar" && trace.text) { trace.textfont = { size: 9 }; } });
    }
    if (width < 560 && figure.layout.xaxis) { levelled(figure.layout.xaxis); }
    if (width < 560) { unwritten(figure); }
    return figure;
  }

  // Numbers inside the cells of a heatmap are unreadable on a narrow screen, and so is the row of numbers above them.
  function unwritten(figure) {
    if (!figure.data.some(function (trace) { return trace.type === "heatmap"; })) { return; }
    figure.data.filter(isText).forEach(function (trace) { unmarked(figure.layout.yaxis, trace.y[0]); });
    figure.data = figure.data.filter(function (trace) { return !isText(trace); });
    figure.data.forEach(function (trace) { if (trace.type === "heatmap") { delete trace.texttemplate; } });
  }

  function isText(trace) { return trace.mode === "text"; }

  function unmarked(axis, value) {
    axis.ticktext = axis.ticktext.filter(function (_, place) { return axis.tickvals[place] !== value; });
    axis.tickvals = axis.tickvals.filter(function (mark) { return mark !== value; });
  }

  // Turned marks are read with the head on one side: months and numbers become fewer, names stand on two lines by turns.
  function levelled(axis) {
    axis.tickangle = 0;
    if (axis.type === "date") { axis.nticks = 4; }
    if (axis.type === "category" && axis.categoryarray.length > 5) {
      axis.tickmode = "array";
      axis.tickvals = axis.categoryarray;
      axis.ticktext = axis.categoryarray.map(function (name, place) { return (place % 2 ? "<br>" : "") + name; });
      axis.tickfont = Object.assign({}, axis.tickfont, { size: 10 });
    }
    if (axis.tickformat === ".0%" && axis.tickvals && axis.tickvals.length > 4) {
      axis.tickvals = axis.tickvals.filter(function (_, place) { return place % 2 === 0; });
    }
  }

  function draw(canvas) {
    if (!window.Plotly || !canvas.offsetParent) { return; }
    var width = paper.matches ? PAPER_WIDTH : Math.floor(canvas.clientWidth);
    var state = width + (darkness.matches && !paper.matches ? "d" : "l");
    if (!width || canvas.dataset.drawn === state) { return; }
    canvas.dataset.drawn = state;
    var figure = dressed(canvas, width);
    var still = canvas.querySelector("svg.still");
    if (still) { still.remove(); }
    window.Plotly.react(canvas, figure.data, figure.layout, { displayModeBar: false, responsive: false });
  }

  function all() {
    document.querySelectorAll(".canvas").forEach(draw);
  }

  // The figures in sight first, the others while nothing else is to be done.
  function gradually() {
    var waiting = Array.prototype.slice.call(document.querySelectorAll(".canvas"));
    var later = window.requestIdleCallback || function (work) { return setTimeout(work, 30); };
    (function next() {
      var canvas = waiting.shift();
      if (canvas) { draw(canvas); later(next); }
    })();
  }

  function choose(button) {
    var list = button.parentElement;
    list.querySelectorAll("[role=tab]").forEach(function (one) {
      var chosen = one === button;
      one.setAttribute("aria-selected", chosen ? "true" : "false");
      one.tabIndex = chosen ? 0 : -1;
      var panel = document.getElementById(one.getAttribute("aria-controls"));
      panel.classList.toggle("off", !chosen);
      if (chosen) { panel.querySelectorAll(".canvas").forEach(draw); }
    });
  }

  document.querySelectorAll("[role=tab]").forEach(function (button) {
    button.tabIndex = button.getAttribute("aria-selected") === "true" ? 0 : -1;
    button.addEventListener("click", function () { choose(button); });
    button.addEventListener("keydown", function (event) {
      var tabs = Array.prototype.slice.call(button.parentElement.querySelectorAll("[role=tab]"));
      var here = tabs.indexOf(button);
      var place = { ArrowRight: here + 1, ArrowLeft: here - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (place === undefined) { return; }
      var next = tabs[place % tabs.length];
      next.focus();
      choose(next);
      event.preventDefault();
    });
  });

  // On a phone the tabs are one line that moves sideways: the chosen one stands in sight.
  document.querySelectorAll("[role=tab][aria-selected=true]").forEach(function (button) {
    var line = button.parentElement;
    line.scrollLeft = button.offsetLeft - line.offsetLeft - (line.clientWidth - button.offsetWidth) / 2;
  });

  document.getElementById("print").addEventListener("click", function () { window.print(); });

  var pending;
  function soon() { clearTimeout(pending); pending = setTimeout(all, 120); }
  window.addEventListener("resize", soon);
  darkness.addEventListener("change", soon);
  paper.addEventListener("change", all);
  window.addEventListener("beforeprint", all);
  window.addEventListener("afterprint", soon);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", gradually);
  } else {
    gradually();
  }
})();
