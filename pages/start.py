"""Start: from a spreadsheet to an open book."""

import streamlit as st

import nrr
from pages.parts import browsercards, session
from pages.parts.boards import namedbooks
from pages.parts.imports import desk, intakes, previews, samples, templates, typed, uploads

head, body, zone = st.container(gap="xxsmall", key="head"), st.container(), st.container()
with body if desk.desk() is None else zone:
    uploads.drop_zone()
with head:
    found: intakes.Read | None = uploads.reading()
    if found is None:
        st.title("See your net revenue retention in a minute", anchor=False)
        st.markdown(
            "Upload revenue by customer and month, an invoice list, or an export of a billing, accounting or"
            " CRM tool. Your file stays on this server."
        )
        st.caption(f"Known exports: {', '.join(nrr.intake.supported_tools())}.")
        if loaded := session.card():
            st.caption(
                nrr.markdown_text(
                    f"{loaded.name} is loaded. The next file of the same company is compared with it before"
                    " it takes its place.",
                    300,
                )
            )
    else:
        previews.doubts(found)
        st.title(nrr.markdown_text(previews.title(found), 240), anchor=False)
        st.caption(nrr.markdown_text(previews.stamp(found), 300))
with body:
    if found is not None:
        uploads.show(found)
    else:
        namedbooks.draw()
        samples.draw()
        st.header("Files that work", anchor=False)
        templates.draw()
        with st.expander("No customer list? Enter totals for one period"):
            typed.form()
    browsercards.draw()
