"""Groups of customers: side by side, over time, beside benchmarks, and what moved the figure between them."""
