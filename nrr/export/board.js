(function () {
  "use strict";
  var root = document.documentElement;
  var darkness = window.matchMedia("(prefers-color-scheme: dark)");
  var held, page, asked = [];
  root.classList.add("js");

  // Nothing of the interactive charts is read before somebody asks for one.
  function data() {
    if (!page) {
      held = document.getElementById("page-data");
      page = JSON.parse(held.textContent);
      // The drawing library looks for these and then writes no style of its own into the page.
      page.marks.forEach(function (mark) {
        var span = document.createElement("span");
        span.id = mark;
        span.hidden = true;
        document.body.appendChild(span);
      });
    }
    return page;
  }

  function drawing(then, failed) {
    data();
    if (window.Plotly) { then(); return; }
    asked.push(then);
    if (asked.length > 1) { return; }
    var library = document.createElement("script");
    library.src = held.dataset.library;
    library.onload = function () { asked.splice(0).forEach(function (one) { one(); }); };
    library.onerror = function () { asked = []; library.remove(); failed(); };
    document.body.appendChild(library);
  }

  function toned(figure) {
    var written = JSON.stringify(figure);
    if (darkness.matches) {
      written = written.replace(/#[0-9A-F]{6}/g, function (colour) { return page.dark[colour] || colour; });
    }
    return JSON.parse(written);
  }

  function dressed(name, width) {
    var figure = toned(page.figures[name]);
    var seen = getComputedStyle(document.body);
    figure.layout.font = Object.assign({}, figure.layout.font, { color: seen.color, family: seen.fontFamily });
    figure.layout.hoverlabel = Object.assign({}, figure.layout.hoverlabel, {
      bgcolor: seen.getPropertyValue("--raised").trim(), bordercolor: seen.getPropertyValue("--edge").trim(),
      font: { color: seen.color, size: 12 }
    });
    figure.layout.width = width;
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
    var width = Math.floor(canvas.clientWidth);
    var state = width + (darkness.matches ? "d" : "l");
    if (!width || canvas.dataset.drawn === state) { return; }
    canvas.dataset.drawn = state;
    var figure = dressed(canvas.id, width);
    window.Plotly.react(canvas, figure.data, figure.layout, { displayModeBar: false, responsive: false });
  }

  function again() { if (window.Plotly) { document.querySelectorAll(".canvas").forEach(draw); } }

  document.querySelectorAll(".ask").forEach(function (button) {
    var name = button.dataset.figure, words = button.textContent, own = button.closest("figure");
    button.addEventListener("click", function () {
      var canvas = document.getElementById(name);
      if (canvas) {
        canvas.remove();
        own.classList.remove("live");
        button.textContent = words;
        return;
      }
      button.textContent = "Loading the chart";
      drawing(function () {
        canvas = document.createElement("div");
        canvas.className = "canvas";
        canvas.id = name;
        own.classList.add("live");
        own.insertBefore(canvas, own.firstChild);
        draw(canvas);
        button.textContent = "Plain chart";
      }, function () { button.textContent = "The chart could not be loaded. Try again"; });
    });
  });

  document.querySelectorAll(".more").forEach(function (button) {
    var table = document.getElementById(button.getAttribute("aria-controls"));
    button.addEventListener("click", function () {
      var every = table.classList.toggle("every");
      button.setAttribute("aria-expanded", every ? "true" : "false");
      button.textContent = every ? "Show fewer columns" : "Show all columns";
    });
  });

  function choose(button) {
    button.parentElement.querySelectorAll("[role=tab]").forEach(function (one) {
      var chosen = one === button;
      one.setAttribute("aria-selected", chosen ? "true" : "false");
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).classList.toggle("off", !chosen);
    });
    again();
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

  document.getElementById("print").addEventListener("click", function () { window.print(); });

  var pending;
  function soon() { clearTimeout(pending); pending = setTimeout(again, 120); }
  window.addEventListener("resize", soon);
  darkness.addEventListener("change", soon);
})();
