// Beside the tool that saves a chart as PNG stands one that saves it as SVG, for print and slides.
(() => {
  const LOOK_MS = 500;
  const named = (tool, words) => { tool.dataset.title = words; tool.setAttribute("aria-label", words); };
  const twin = (png) => {
    const svg = png.cloneNode(false);
    named(png, "Save as PNG");
    named(svg, "Save as SVG");
    svg.textContent = "SVG";
    svg.addEventListener("click", () => {
      const told = png.closest(".js-plotly-plot")._context.toImageButtonOptions, format = told.format;
      told.format = "svg";
      png.click();
      told.format = format;
    });
    png.after(svg);
  };
  // The library draws its tools anew whenever it likes, and knows no tool of ours.
  setInterval(() => document.querySelectorAll('.modebar-btn[data-title="Download plot as a PNG"]').forEach(twin), LOOK_MS);
})();
