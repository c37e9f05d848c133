"""Snowflake, BigQuery, Databricks and Trino: statements are compiled and kept, and were run nowhere yet."""

import pytest
import sqlglot

from warehouse.compiled import DIALECTS, path_of, text_of


@pytest.mark.parametrize("dialect", DIALECTS)
def test_statements_are_the_kept_ones_and_are_read_back(dialect):
    kept = path_of(dialect).read_bytes().decode()
    assert text_of(dialect) == kept, "look at the change, then: python tests/warehouse/compiled.py"
    assert len(list(filter(None, sqlglot.parse(kept, read=dialect)))) == 5
