// The Tab key leaves a table, as it leaves every other control; arrow keys move inside it. Moving from cell to
// cell would open what stands behind each. Where cells are typed into, Tab goes on to the next cell.
document.addEventListener("keydown", (event) => {
  const table = event.key === "Tab" && event.target.closest && event.target.closest("[data-testid=stDataFrame]");
  if (table && !table.closest(".st-key-plan_sheet")) event.stopImmediatePropagation();
}, true);

// A short table that is wider than its card scrolls, so the keyboard has to reach it.
setInterval(() => document.querySelectorAll("[data-testid=stMain] table").forEach((table) => {
  for (let box = table.parentElement; box && box.dataset.testid !== "stVerticalBlock"; box = box.parentElement) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "auto";
    if (scrolls && box.tabIndex < 0) box.tabIndex = 0;
  }
}), 500);
