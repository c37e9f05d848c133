"""Thresholds on their tab: previewed, applied, told beside findings and colours, in the log, and undone."""

from workshop import desk_of, fourteen, tables, words, workshop

from pages.parts.desks.records import LOG, POLICY

SAID = "amber with GRR below 90% (standard 85%)"


def tab(policy=None):
    return workshop(fourteen(), "definitions", policy, part="Thresholds")


def changed(app, key, value):
    box = next(one for one in app.number_input if str(one.key).startswith(f"threshold_{key}_"))
    return box.set_value(value).run()


def logged(app):
    return [one.change for one in desk_of(app).values(LOG).values()]


def test_a_threshold_is_previewed_applied_told_and_undone():
    app = changed(tab(), "R-LEAK.amber_grr", 90.0)
    assert "Leaky bucket, amber with GRR below 85% → 90%" in words(app).replace("\\", "")
    assert desk_of(app).value(POLICY) is None and SAID not in words(app)
    app.text_input(key="threshold_reason").input("Our board asks for 90").run()
    app.text_input(key="threshold_author").input("Mara").run()
    app.button(key="threshold_go").click().run()
    assert not app.exception and desk_of(app).value(POLICY).criteria == (("R-LEAK.amber_grr", 0.9),)
    (row,) = logged(app)
    assert dict(row.changed) == {"R-LEAK.amber_grr": ("0.85", "0.9")}
    assert (row.author, row.reason) == ("Mara", "Our board asks for 90")
    old, new = row.other["findings"]
    assert new == old + 1 and row.before == row.after
    told = next(one for one in tables(app) if "Changed" in one)
    assert told["Changed"].tolist() == ["Leaky bucket, amber with GRR below: 85% → 90%"]
    assert told["Author"].tolist() == ["Mara"] and f"findings {old} → {new}" in told["Decides"].tolist()[0]
    app.switch_page("../overview.py").run()
    assert SAID in words(app).replace("\\", "")
    app.switch_page("../definitions.py")
    app.query_params["part"] = "Thresholds"
    app.run().button(key="threshold_standard").click().run()
    assert desk_of(app).value(POLICY).criteria == () and len(logged(app)) == 2
    assert SAID not in words(app)


def test_a_value_that_cannot_be_is_refused_where_it_is_typed():
    app = changed(tab(), "R-LEAK.red_grr", 95.0)
    (said,) = [one.value.replace("\\", "") for one in app.error]
    assert said.startswith(
        "R-LEAK.red_grr (Leaky bucket, red with GRR below) is 95%, more than R-LEAK.amber_grr"
    )
    assert not [one for one in app.button if one.key == "threshold_go"]


def test_a_settings_file_comes_in_by_its_box():
    app = tab()
    app.file_uploader[0].upload("own.txt", b"health.green_from = 80\n").run()
    assert desk_of(app).value(POLICY).criteria == (("health.green_from", 80.0),)
    app.file_uploader[0].upload("own.txt", b"health.green_from = 800\n").run()
    (said,) = [one.value.replace("\\", "") for one in app.error]
    assert said.startswith(
        "Line 1 of own.txt: health.green_from (Health score, green from) lies between 1 and 100"
    )
