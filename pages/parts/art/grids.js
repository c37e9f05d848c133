// The Tab key leaves a table, as it leaves every other control; arrow keys move inside it. Moving from cell to
// cell would open what stands behind each. Where cells are typed into, Tab goes on to the next cell.
document.addEventListener("keydown", (event) => {
  const table = event.key === "Tab" && event.target.closest && event.target.closest("[data-testid=stDataFrame]");
  if (table && !table.closest(".st-key-plan_sheet")) event.stopImmediatePropagation();
}, true);
