"""The server for agents, driven by the client of the protocol's own SDK over a pipe."""

import asyncio
import json
import sys
from pathlib import Path

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = str(ROOT / "sample_data" / "fourteen_customers_long.csv")


async def asked():
    server = StdioServerParameters(command=sys.executable, args=["-m", "nrr", "mcp"], cwd=ROOT)
    async with stdio_client(server) as (read, write), ClientSession(read, write) as client:
        await client.initialize()
        tools = (await client.list_tools()).tools
        answers = {
            "report": await client.call_tool("report", {"file": SAMPLE}),
            "lens": await client.call_tool("lens", {"file": SAMPLE}),
            "explain": await client.call_tool("explain", {"file": SAMPLE, "figure": "churn"}),
            "named": await client.call_tool("explain", {"file": SAMPLE, "figure": "churn", "names": "shown"}),
            "what_if": await client.call_tool("what_if", {"file": SAMPLE, "churn": -0.01}),
            "nothing": await client.call_tool("report", {"file": str(ROOT / "LICENSE")}),
        }
    return tools, answers


def plain(answer):
    assert not answer.isError, answer.content
    return json.loads(answer.content[0].text)


def test_an_agent_gets_the_figures_of_the_app_and_can_change_nothing():
    tools, answers = asyncio.run(asked())
    assert [tool.name for tool in tools] == ["report", "findings", "lens", "explain", "what_if"]
    assert all(tool.annotations.readOnlyHint and tool.description for tool in tools)
    assert plain(answers["report"])["metrics"]["nrr"]["value"] == 1.0700680272108845
    assert "107.0" not in answers["lens"].content[0].text and len(answers["lens"].content) > 10
    explained = plain(answers["explain"])
    assert explained["customers"] and all(
        one["customer"].startswith("Customer ") for one in explained["customers"]
    )
    assert not plain(answers["named"])["customers"][0]["customer"].startswith("Customer ")
    courses = plain(answers["what_if"])
    assert abs(courses["what_if"]["nrr"][0] - courses["today"]["nrr"][0] - 0.01) < 1e-9
    assert answers["nothing"].isError and "refused" in answers["nothing"].content[0].text
