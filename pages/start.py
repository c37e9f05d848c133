"""Start: from a spreadsheet to an open book."""

import streamlit as st

from pages.parts import intakes, samples, templates, typed, uploads

with st.container(gap="xxsmall", key="head"):
    st.title("Net revenue retention from the spreadsheet you already have", anchor=False)
    st.markdown(
        "Drop a file of recurring revenue by customer and month. Every figure leads back to its cell."
    )

found: intakes.Read | None = uploads.drop_zone()
if found is not None:
    uploads.show(found)
else:
    samples.draw()
    st.subheader("Accepted shapes", anchor=False)
    templates.draw()
    with st.expander("No customer list? Type the components of one window"):
        typed.form()
