# %% [markdown]
# # From a frame to a board link
#
# A notebook in plain text: every `# %%` is a cell (Jupyter with jupytext, VS Code and PyCharm open it so).
# Figures are those of the app: the frame is read exactly as an upload is, and what the app would ask is
# asked here as a Refusal that names its answers.

# %%
import pandas as pd

import nrr

# %%
frame = pd.read_csv("sample_data/tarnbeck_long.csv")
book = nrr.open(frame, name="tarnbeck")
book

# %% [markdown]
# Rates are fractions, amounts exact decimals in major units, months text such as 2026-10.

# %%
print(book.stamp, book.nrr, book.grr, book.logo_retention, sep="\n")

# %%
book.bridge()

# %%
book.segments("Region").to_frame().sort_values("nrr")

# %%
book.explain("churn").to_frame().nlargest(5, "over")

# %%
book.chart.cohorts("quarter")

# %% [markdown]
# The same book under another definition, another month, some of the customers.

# %%
print(book.under(method="chain").nrr, book.at("2026-06", months=3).nrr, book.only(Region="EMEA").nrr)
book.lens()

# %%
links = book.publish("sqlite:///boards.db", company="Tarnbeck Systems", note="From a notebook")
nrr.publishing.board_address("https://nrr.example.com", links.board_token)
