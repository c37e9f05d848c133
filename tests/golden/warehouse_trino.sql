-- bridge of one window
SELECT
  "t6"."w",
  "t6"."g",
  "t6"."k",
  "t6"."b",
  "t6"."b0",
  "t6"."b1",
  "t6"."y",
  COUNT(*) AS "n",
  SUM("t6"."s") AS "s",
  SUM("t6"."e") AS "e",
  SUM("t6"."q") AS "q"
FROM (
  SELECT
    "t5"."c",
    "t5"."e",
    "t5"."s",
    "t5"."w",
    "t5"."seen",
    "t5"."g",
    "t5"."back",
    CASE
      WHEN (
        "t5"."s" = 0
      ) AND (
        "t5"."e" > 0
      ) AND NOT (
        "t5"."seen"
      )
      THEN 1
      WHEN (
        "t5"."s" = 0
      ) AND (
        "t5"."e" > 0
      ) AND "t5"."seen"
      THEN 2
      WHEN (
        "t5"."s" <> 0
      ) AND (
        "t5"."e" > "t5"."s"
      )
      THEN 3
      WHEN (
        "t5"."e" <> 0
      ) AND (
        "t5"."e" < "t5"."s"
      )
      THEN 4
      WHEN (
        "t5"."s" > 0
      ) AND (
        "t5"."e" = 0
      )
      THEN 5
      ELSE 0
    END AS "k",
    CAST("t5"."back" AS INTEGER) AS "b",
    CAST("t5"."s" >= 1 AS INTEGER) AS "b0",
    CAST("t5"."e" >= 1 AS INTEGER) AS "b1",
    0 AS "y",
    CAST("t5"."s" AS DOUBLE) * CAST("t5"."s" AS DOUBLE) AS "q"
  FROM (
    SELECT
      "t4"."c",
      "t4"."e",
      "t4"."s",
      "t4"."w",
      "t4"."seen",
      "t4"."g",
      "t4"."back"
    FROM (
      SELECT
        "t3"."c",
        "t3"."e",
        "t3"."s",
        24311 AS "w",
        "t3"."first" < 24299 AS "seen",
        "t3"."paid",
        IF("t3"."s" > 0, "t3"."g0", "t3"."g1") AS "g",
        (
          "t3"."s" > 0
        ) AND (
          "t3"."e" > 0
        ) AND (
          "t3"."paid" < 11
        ) AS "back"
      FROM (
        SELECT
          "t2"."c",
          COALESCE(SUM("t2"."v") FILTER(WHERE
            "t2"."m" = 24299), 0) AS "s",
          COALESCE(SUM("t2"."v") FILTER(WHERE
            "t2"."m" = 24311), 0) AS "e",
          MIN("t2"."m") AS "first",
          COUNT(*) FILTER(WHERE
            (
              "t2"."m" > 24299
            ) AND (
              "t2"."m" < 24311
            )) AS "paid",
          0 AS "f",
          MAX("t2"."m") FILTER(WHERE
            "t2"."m" < 24299) AS "last",
          MIN("t2"."m") FILTER(WHERE
            "t2"."m" >= 24299) AS "again",
          MAX("t2"."a0") FILTER(WHERE
            "t2"."m" = 24299) AS "g0",
          MAX("t2"."a0") FILTER(WHERE
            "t2"."m" = 24311) AS "g1"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              NULLIF(REGEXP_REPLACE("t0"."customer", '^\s+|\s+$', ''), '') AS "c",
              CAST((
                (
                  EXTRACT(year FROM "t0"."month") * 12
                ) + EXTRACT(month FROM "t0"."month")
              ) - 1 AS INTEGER) AS "m",
              CAST(CAST(ROUND(CAST("t0"."amount" AS DECIMAL(24, 6)) * 1200, 0) AS DECIMAL(24, 0)) AS BIGINT) AS "v",
              COALESCE(NULLIF(REGEXP_REPLACE("t0"."plan", '^\s+|\s+$', ''), ''), '(unknown)') AS "a0"
            FROM "ledger" AS "t0"
          ) AS "t1"
          WHERE
            "t1"."c" IS NOT NULL
            AND "t1"."m" IS NOT NULL
            AND "t1"."v" IS NOT NULL
            AND "t1"."m" <= 24311
            AND "t1"."v" > 0
        ) AS "t2"
        GROUP BY
          1
      ) AS "t3"
      WHERE
        (
          "t3"."s" <> 0
        ) OR (
          "t3"."e" <> 0
        )
    ) AS "t4"
  ) AS "t5"
) AS "t6"
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6,
  7;

-- bridges of windows
WITH "t3" AS (
  SELECT
    "t2"."c",
    "t2"."m",
    "t2"."v",
    "t2"."a0",
    FIRST_VALUE("t2"."m") OVER (
      PARTITION BY "t2"."c"
      ORDER BY "t2"."m" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "f",
    CAST(ROW_NUMBER() OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) - 1 AS INTEGER) AS "r"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        NULLIF(REGEXP_REPLACE("t0"."customer", '^\s+|\s+$', ''), '') AS "c",
        CAST((
          (
            EXTRACT(year FROM "t0"."month") * 12
          ) + EXTRACT(month FROM "t0"."month")
        ) - 1 AS INTEGER) AS "m",
        CAST(CAST(ROUND(CAST("t0"."amount" AS DECIMAL(24, 6)) * 1200, 0) AS DECIMAL(24, 0)) AS BIGINT) AS "v",
        COALESCE(NULLIF(REGEXP_REPLACE("t0"."plan", '^\s+|\s+$', ''), ''), '(unknown)') AS "a0"
      FROM "ledger" AS "t0"
    ) AS "t1"
    WHERE
      "t1"."c" IS NOT NULL
      AND "t1"."m" IS NOT NULL
      AND "t1"."v" IS NOT NULL
      AND "t1"."m" <= 24311
      AND "t1"."v" > 0
  ) AS "t2"
)
SELECT
  "t12"."w",
  "t12"."g",
  "t12"."k",
  "t12"."b",
  "t12"."b0",
  "t12"."b1",
  "t12"."y",
  COUNT(*) AS "n",
  SUM("t12"."s") AS "s",
  SUM("t12"."e") AS "e",
  SUM("t12"."q") AS "q"
FROM (
  SELECT
    "t11"."c",
    "t11"."w",
    "t11"."s",
    "t11"."e",
    "t11"."seen",
    "t11"."back",
    "t11"."g",
    CASE
      WHEN (
        "t11"."s" = 0
      ) AND (
        "t11"."e" > 0
      ) AND NOT (
        "t11"."seen"
      )
      THEN 1
      WHEN (
        "t11"."s" = 0
      ) AND (
        "t11"."e" > 0
      ) AND "t11"."seen"
      THEN 2
      WHEN (
        "t11"."s" <> 0
      ) AND (
        "t11"."e" > "t11"."s"
      )
      THEN 3
      WHEN (
        "t11"."e" <> 0
      ) AND (
        "t11"."e" < "t11"."s"
      )
      THEN 4
      WHEN (
        "t11"."s" > 0
      ) AND (
        "t11"."e" = 0
      )
      THEN 5
      ELSE 0
    END AS "k",
    CAST("t11"."back" AS INTEGER) AS "b",
    CAST("t11"."s" >= 1 AS INTEGER) AS "b0",
    CAST("t11"."e" >= 1 AS INTEGER) AS "b1",
    0 AS "y",
    CAST("t11"."s" AS DOUBLE) * CAST("t11"."s" AS DOUBLE) AS "q"
  FROM (
    SELECT
      COALESCE("t7"."c0", "t10"."c1") AS "c",
      COALESCE("t7"."w0", "t10"."w1") AS "w",
      COALESCE("t7"."s", 0) AS "s",
      COALESCE("t10"."e", 0) AS "e",
      COALESCE("t7"."f0", "t10"."f1") < (
        COALESCE("t7"."w0", "t10"."w1") - 12
      ) AS "seen",
      COALESCE("t10"."h1" > "t7"."h0", FALSE) AS "back",
      COALESCE("t7"."g0", "t10"."g1") AS "g"
    FROM (
      SELECT
        "t4"."c" AS "c0",
        "t4"."m" + 12 AS "w0",
        "t4"."v" AS "s",
        CAST("t4"."m" - 24288 AS INTEGER) - "t4"."r" AS "h0",
        "t4"."f" AS "f0",
        "t4"."a0" AS "g0"
      FROM "t3" AS "t4"
      WHERE
        "t4"."m" IN (24287, 24299)
    ) AS "t7"
    FULL OUTER JOIN (
      SELECT
        "t8"."c" AS "c1",
        "t8"."m" AS "w1",
        "t8"."v" AS "e",
        "t8"."h" AS "h1",
        "t8"."f" AS "f1",
        "t8"."a0" AS "g1"
      FROM (
        SELECT
          "t4"."c",
          "t4"."m",
          "t4"."v",
          "t4"."a0",
          "t4"."f",
          "t4"."r",
          CAST("t4"."m" - 24288 AS INTEGER) - "t4"."r" AS "h"
        FROM "t3" AS "t4"
        WHERE
          "t4"."m" IN (24299, 24311)
      ) AS "t8"
    ) AS "t10"
      ON "t7"."c0" = "t10"."c1" AND "t7"."w0" = "t10"."w1"
  ) AS "t11"
) AS "t12"
GROUP BY
  1,
  2,
  3,
  4,
  5,
  6,
  7;

-- steps
WITH "t5" AS (
  SELECT
    "t4"."c",
    "t4"."m",
    "t4"."v",
    "t4"."a0",
    "t4"."f",
    "t4"."l",
    "t4"."lv",
    "t4"."n",
    "t4"."i",
    "t4"."g",
    LAG("t4"."g") OVER (PARTITION BY "t4"."c" ORDER BY "t4"."m" ASC) AS "g_before"
  FROM (
    SELECT
      "t3"."c",
      "t3"."m",
      "t3"."v",
      "t3"."a0",
      "t3"."f",
      "t3"."l",
      "t3"."lv",
      "t3"."n",
      CAST("t3"."m" - 24288 AS INTEGER) AS "i",
      "t3"."a0" AS "g"
    FROM (
      SELECT
        "t2"."c",
        "t2"."m",
        "t2"."v",
        "t2"."a0",
        FIRST_VALUE("t2"."m") OVER (
          PARTITION BY "t2"."c"
          ORDER BY "t2"."m" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS "f",
        LAG("t2"."m") OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) AS "l",
        LAG("t2"."v") OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) AS "lv",
        LEAD("t2"."m") OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) AS "n"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            NULLIF(REGEXP_REPLACE("t0"."customer", '^\s+|\s+$', ''), '') AS "c",
            CAST((
              (
                EXTRACT(year FROM "t0"."month") * 12
              ) + EXTRACT(month FROM "t0"."month")
            ) - 1 AS INTEGER) AS "m",
            CAST(CAST(ROUND(CAST("t0"."amount" AS DECIMAL(24, 6)) * 1200, 0) AS DECIMAL(24, 0)) AS BIGINT) AS "v",
            COALESCE(NULLIF(REGEXP_REPLACE("t0"."plan", '^\s+|\s+$', ''), ''), '(unknown)') AS "a0"
          FROM "ledger" AS "t0"
        ) AS "t1"
        WHERE
          "t1"."c" IS NOT NULL
          AND "t1"."m" IS NOT NULL
          AND "t1"."v" IS NOT NULL
          AND "t1"."m" <= 24311
          AND "t1"."v" > 0
      ) AS "t2"
    ) AS "t3"
  ) AS "t4"
)
SELECT
  "t10"."t",
  "t10"."g0",
  "t10"."g1",
  "t10"."k",
  "t10"."o",
  COUNT(*) AS "n",
  SUM("t10"."s") AS "s",
  SUM("t10"."e") AS "e"
FROM (
  SELECT
    "t9"."t",
    "t9"."s",
    "t9"."e",
    "t9"."seen",
    "t9"."g0",
    "t9"."g1",
    CASE
      WHEN (
        "t9"."s" = 0
      ) AND (
        "t9"."e" > 0
      ) AND NOT (
        "t9"."seen"
      )
      THEN 1
      WHEN (
        "t9"."s" = 0
      ) AND (
        "t9"."e" > 0
      ) AND "t9"."seen"
      THEN 2
      WHEN (
        "t9"."s" <> 0
      ) AND (
        "t9"."e" > "t9"."s"
      )
      THEN 3
      WHEN (
        "t9"."e" <> 0
      ) AND (
        "t9"."e" < "t9"."s"
      )
      THEN 4
      WHEN (
        "t9"."s" > 0
      ) AND (
        "t9"."e" = 0
      )
      THEN 5
      ELSE 0
    END AS "k",
    CAST("t9"."s" > 0 AS INTEGER) AS "o"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t6"."i" AS "t",
        IF(
          COALESCE(CAST("t6"."l" - 24288 AS INTEGER) = (
            "t6"."i" - 1
          ), FALSE),
          "t6"."lv",
          0
        ) AS "s",
        "t6"."v" AS "e",
        "t6"."f" < "t6"."m" AS "seen",
        IF(
          COALESCE(CAST("t6"."l" - 24288 AS INTEGER) = (
            "t6"."i" - 1
          ), FALSE),
          "t6"."g_before",
          "t6"."g"
        ) AS "g0",
        "t6"."g" AS "g1"
      FROM "t5" AS "t6"
      WHERE
        "t6"."m" >= 24288 AND "t6"."m" <= 24311 AND "t6"."m" > 24288
    ) AS "t7"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        CAST("t6"."i" + 1 AS INTEGER) AS "t",
        "t6"."v" AS "s",
        0 AS "e",
        TRUE AS "seen",
        "t6"."g" AS "g0",
        "t6"."g" AS "g1"
      FROM "t5" AS "t6"
      WHERE
        "t6"."m" >= 24288
        AND "t6"."m" <= 24311
        AND "t6"."m" < 24311
        AND NOT (
          COALESCE(CAST("t6"."n" - 24288 AS INTEGER) = (
            "t6"."i" + 1
          ), FALSE)
        )
    ) AS "t8"
  ) AS "t9"
) AS "t10"
GROUP BY
  1,
  2,
  3,
  4,
  5;

-- cohorts
SELECT
  "t4"."f",
  "t4"."m",
  COUNT(*) AS "n",
  SUM("t4"."v") AS "net",
  SUM("t4"."kept") AS "kept",
  SUM("t4"."low") AS "floor"
FROM (
  SELECT
    "t3"."c",
    "t3"."m",
    "t3"."v",
    "t3"."a0",
    "t3"."f",
    "t3"."r",
    "t3"."o",
    IF(
      "t3"."r" = (
        CAST("t3"."m" - 24288 AS INTEGER) - CAST("t3"."f" - 24288 AS INTEGER)
      ),
      "t3"."low",
      0
    ) AS "low",
    CAST("t3"."m" - 24288 AS INTEGER) AS "i",
    LEAST("t3"."v", "t3"."o") AS "kept"
  FROM (
    SELECT
      "t2"."c",
      "t2"."m",
      "t2"."v",
      "t2"."a0",
      FIRST_VALUE("t2"."m") OVER (
        PARTITION BY "t2"."c"
        ORDER BY "t2"."m" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "f",
      CAST(ROW_NUMBER() OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) - 1 AS INTEGER) AS "r",
      FIRST_VALUE("t2"."v") OVER (
        PARTITION BY "t2"."c"
        ORDER BY "t2"."m" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "o",
      MIN("t2"."v") OVER (
        PARTITION BY "t2"."c"
        ORDER BY "t2"."m" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "low"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          NULLIF(REGEXP_REPLACE("t0"."customer", '^\s+|\s+$', ''), '') AS "c",
          CAST((
            (
              EXTRACT(year FROM "t0"."month") * 12
            ) + EXTRACT(month FROM "t0"."month")
          ) - 1 AS INTEGER) AS "m",
          CAST(CAST(ROUND(CAST("t0"."amount" AS DECIMAL(24, 6)) * 1200, 0) AS DECIMAL(24, 0)) AS BIGINT) AS "v",
          COALESCE(NULLIF(REGEXP_REPLACE("t0"."plan", '^\s+|\s+$', ''), ''), '(unknown)') AS "a0"
        FROM "ledger" AS "t0"
      ) AS "t1"
      WHERE
        "t1"."c" IS NOT NULL
        AND "t1"."m" IS NOT NULL
        AND "t1"."v" IS NOT NULL
        AND "t1"."m" <= 24311
        AND "t1"."v" > 0
    ) AS "t2"
  ) AS "t3"
) AS "t4"
GROUP BY
  1,
  2;

-- pauses held, grace, usage smoothed
SELECT
  "t34"."m",
  COUNT(*) AS "n",
  SUM("t34"."v") AS "v"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t32"."c",
      "t32"."m",
      SUM("t32"."v") AS "v"
    FROM (
      SELECT
        "t31"."c",
        "t31"."m",
        "t31"."v"
      FROM (
        SELECT
          "t29"."c",
          "t29"."m",
          IF(
            "t29"."metered" = 1,
            (
              CAST(FLOOR(
                CAST((
                  "t29"."v" * 2
                ) + LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) AS DOUBLE) / CAST(LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2 AS DOUBLE)
              ) AS BIGINT) + IF(
                COALESCE(
                  (
                    (
                      (
                        "t29"."v" * 2
                      ) + LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3)
                    ) - (
                      CAST(FLOOR(
                        CAST((
                          "t29"."v" * 2
                        ) + LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) AS DOUBLE) / CAST(LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2 AS DOUBLE)
                      ) AS BIGINT) * (
                        LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2
                      )
                    )
                  ) >= (
                    LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2
                  ),
                  FALSE
                ),
                1,
                0
              )
            ) - IF(
              COALESCE(
                (
                  (
                    (
                      "t29"."v" * 2
                    ) + LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3)
                  ) - (
                    CAST(FLOOR(
                      CAST((
                        "t29"."v" * 2
                      ) + LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) AS DOUBLE) / CAST(LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2 AS DOUBLE)
                    ) AS BIGINT) * (
                      LEAST(CAST("t29"."m" - 24288 AS INTEGER) + 1, 3) * 2
                    )
                  )
                ) < 0,
                FALSE
              ),
              1,
              0
            ),
            "t29"."v"
          ) AS "v",
          "t29"."k",
          "t29"."z"
        FROM (
          SELECT
            "t28"."c",
            "t28"."k",
            "t28"."m",
            SUM("t28"."v") AS "v",
            MAX("t28"."z") FILTER(WHERE
              "t28"."o" = "t28"."w") AS "z",
            MAX("t28"."metered") FILTER(WHERE
              "t28"."o" = "t28"."w") AS "metered"
          FROM (
            SELECT
              "t27"."c",
              "t27"."m",
              "t27"."v",
              "t27"."k",
              "t27"."z",
              "t27"."metered",
              "t27"."o",
              MIN("t27"."o") OVER (
                PARTITION BY "t27"."c", "t27"."k", "t27"."m"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "w"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t25"."c",
                  CASE
                    WHEN "t25"."o" = 1
                    THEN CAST("t25"."m" + 1 AS INTEGER)
                    WHEN "t25"."o" = 2
                    THEN CAST(CAST("t25"."m" + 1 AS INTEGER) + 1 AS INTEGER)
                    ELSE "t25"."m"
                  END AS "m",
                  "t25"."v",
                  "t25"."k",
                  "t25"."z",
                  "t25"."metered",
                  "t25"."o"
                FROM (
                  SELECT
                    "t23"."c",
                    "t23"."m",
                    "t23"."v",
                    "t23"."k",
                    "t23"."z",
                    "t23"."metered",
                    IF(_u.pos = _u_2.pos_2, _u_2."o") AS "o"
                  FROM (
                    SELECT
                      "t22"."c",
                      "t22"."m",
                      "t22"."v",
                      "t22"."k",
                      "t22"."z",
                      IF(COALESCE(COALESCE("t22"."k" IN ('usage'), FALSE), FALSE), 1, 0) AS "metered"
                    FROM (
                      SELECT
                        "t20"."c",
                        "t20"."m",
                        IF(
                          "t20"."fill" = 1,
                          IF((
                            "t20"."part" > 0
                          ) AND (
                            "t20"."gone" = "t20"."at"
                          ), "t20"."base", 0),
                          "t20"."v"
                        ) AS "v",
                        "t20"."k",
                        "t20"."z"
                      FROM (
                        SELECT
                          "t19"."c",
                          "t19"."m",
                          "t19"."v",
                          "t19"."k",
                          "t19"."z",
                          "t19"."i",
                          "t19"."here",
                          "t19"."begins",
                          "t19"."stretch",
                          "t19"."fill",
                          "t19"."part",
                          FIRST_VALUE("t19"."v") OVER (
                            PARTITION BY "t19"."c", "t19"."k", "t19"."part"
                            ORDER BY "t19"."i" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "base",
                          "t19"."i" - FIRST_VALUE("t19"."i") OVER (
                            PARTITION BY "t19"."c", "t19"."k", "t19"."part"
                            ORDER BY "t19"."i" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "gone",
                          ROW_NUMBER() OVER (PARTITION BY "t19"."c", "t19"."k", "t19"."part" ORDER BY "t19"."i" ASC) - 1 AS "at"
                        FROM (
                          SELECT
                            "t18"."c",
                            "t18"."m",
                            "t18"."v",
                            "t18"."k",
                            "t18"."z",
                            "t18"."i",
                            "t18"."here",
                            "t18"."begins",
                            "t18"."stretch",
                            "t18"."fill",
                            SUM(1 - "t18"."fill") OVER (
                              PARTITION BY "t18"."c", "t18"."k"
                              ORDER BY "t18"."i" ASC
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                            ) AS "part"
                          FROM (
                            SELECT
                              "t17"."c",
                              "t17"."m",
                              "t17"."v",
                              "t17"."k",
                              "t17"."z",
                              "t17"."i",
                              "t17"."here",
                              "t17"."begins",
                              "t17"."stretch",
                              IF(
                                COALESCE(
                                  (
                                    "t17"."here" = 1
                                  )
                                  AND (
                                    (
                                      (
                                        "t17"."i" - MIN("t17"."i") OVER (
                                          PARTITION BY "t17"."c", "t17"."k", "t17"."stretch"
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        )
                                      ) + 1
                                    ) <= 1
                                  )
                                  AND (
                                    "t17"."v" <= 0
                                  ),
                                  FALSE
                                ),
                                1,
                                0
                              ) AS "fill"
                            FROM (
                              SELECT
                                "t16"."c",
                                "t16"."m",
                                "t16"."v",
                                "t16"."k",
                                "t16"."z",
                                "t16"."i",
                                "t16"."here",
                                "t16"."begins",
                                SUM("t16"."begins") OVER (
                                  PARTITION BY "t16"."c", "t16"."k"
                                  ORDER BY "t16"."i" ASC
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                                ) AS "stretch"
                              FROM (
                                SELECT
                                  "t15"."c",
                                  "t15"."m",
                                  "t15"."v",
                                  "t15"."k",
                                  "t15"."z",
                                  "t15"."i",
                                  "t15"."here",
                                  "t15"."here" * (
                                    1 - IF(
                                      COALESCE(
                                        (
                                          LAG("t15"."here") OVER (PARTITION BY "t15"."c", "t15"."k" ORDER BY "t15"."i" ASC) = 1
                                        )
                                        AND (
                                          LAG("t15"."i") OVER (PARTITION BY "t15"."c", "t15"."k" ORDER BY "t15"."i" ASC) = (
                                            "t15"."i" - 1
                                          )
                                        ),
                                        FALSE
                                      ),
                                      1,
                                      0
                                    )
                                  ) AS "begins"
                                FROM (
                                  SELECT
                                    "t14"."c",
                                    "t14"."m",
                                    "t14"."v",
                                    "t14"."k",
                                    "t14"."z",
                                    CAST("t14"."m" - 24288 AS INTEGER) AS "i",
                                    IF(
                                      COALESCE((
                                        "t14"."z" = 2
                                      ) AND (
                                        CAST("t14"."m" - 24288 AS INTEGER) > 0
                                      ), FALSE),
                                      1,
                                      0
                                    ) AS "here"
                                  FROM (
                                    SELECT
                                      "t12"."c",
                                      "t12"."m",
                                      IF(
                                        "t12"."fill" = 1,
                                        IF((
                                          "t12"."part" > 0
                                        ) AND (
                                          "t12"."gone" = "t12"."at"
                                        ), "t12"."base", 0),
                                        "t12"."v"
                                      ) AS "v",
                                      "t12"."k",
                                      "t12"."z"
                                    FROM (
                                      SELECT
                                        "t11"."c",
                                        "t11"."m",
                                        "t11"."v",
                                        "t11"."k",
                                        "t11"."z",
                                        "t11"."i",
                                        "t11"."here",
                                        "t11"."begins",
                                        "t11"."stretch",
                                        "t11"."fill",
                                        "t11"."part",
                                        FIRST_VALUE("t11"."v") OVER (
                                          PARTITION BY "t11"."c", "t11"."k", "t11"."part"
                                          ORDER BY "t11"."i" ASC
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        ) AS "base",
                                        "t11"."i" - FIRST_VALUE("t11"."i") OVER (
                                          PARTITION BY "t11"."c", "t11"."k", "t11"."part"
                                          ORDER BY "t11"."i" ASC
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        ) AS "gone",
                                        ROW_NUMBER() OVER (PARTITION BY "t11"."c", "t11"."k", "t11"."part" ORDER BY "t11"."i" ASC) - 1 AS "at"
                                      FROM (
                                        SELECT
                                          "t10"."c",
                                          "t10"."m",
                                          "t10"."v",
                                          "t10"."k",
                                          "t10"."z",
                                          "t10"."i",
                                          "t10"."here",
                                          "t10"."begins",
                                          "t10"."stretch",
                                          "t10"."fill",
                                          SUM(1 - "t10"."fill") OVER (
                                            PARTITION BY "t10"."c", "t10"."k"
                                            ORDER BY "t10"."i" ASC
                                            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                                          ) AS "part"
                                        FROM (
                                          SELECT
                                            "t9"."c",
                                            "t9"."m",
                                            "t9"."v",
                                            "t9"."k",
                                            "t9"."z",
                                            "t9"."i",
                                            "t9"."here",
                                            "t9"."begins",
                                            "t9"."stretch",
                                            IF(
                                              COALESCE(
                                                (
                                                  "t9"."here" = 1
                                                )
                                                AND (
                                                  (
                                                    (
                                                      "t9"."i" - MIN("t9"."i") OVER (
                                                        PARTITION BY "t9"."c", "t9"."k", "t9"."stretch"
                                                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                                      )
                                                    ) + 1
                                                  ) <= 3
                                                )
                                                AND (
                                                  "t9"."v" <= 0
                                                ),
                                                FALSE
                                              ),
                                              1,
                                              0
                                            ) AS "fill"
                                          FROM (
                                            SELECT
                                              "t8"."c",
                                              "t8"."m",
                                              "t8"."v",
                                              "t8"."k",
                                              "t8"."z",
                                              "t8"."i",
                                              "t8"."here",
                                              "t8"."begins",
                                              SUM("t8"."begins") OVER (
                                                PARTITION BY "t8"."c", "t8"."k"
                                                ORDER BY "t8"."i" ASC
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                                              ) AS "stretch"
                                            FROM (
                                              SELECT
                                                "t7"."c",
                                                "t7"."m",
                                                "t7"."v",
                                                "t7"."k",
                                                "t7"."z",
                                                "t7"."i",
                                                "t7"."here",
                                                "t7"."here" * (
                                                  1 - IF(
                                                    COALESCE(
                                                      (
                                                        LAG("t7"."here") OVER (PARTITION BY "t7"."c", "t7"."k" ORDER BY "t7"."i" ASC) = 1
                                                      )
                                                      AND (
                                                        LAG("t7"."i") OVER (PARTITION BY "t7"."c", "t7"."k" ORDER BY "t7"."i" ASC) = (
                                                          "t7"."i" - 1
                                                        )
                                                      ),
                                                      FALSE
                                                    ),
                                                    1,
                                                    0
                                                  )
                                                ) AS "begins"
                                              FROM (
                                                SELECT
                                                  "t6"."c",
                                                  "t6"."m",
                                                  "t6"."v",
                                                  "t6"."k",
                                                  "t6"."z",
                                                  CAST("t6"."m" - 24288 AS INTEGER) AS "i",
                                                  IF(
                                                    COALESCE((
                                                      "t6"."z" = 1
                                                    ) AND (
                                                      CAST("t6"."m" - 24288 AS INTEGER) > 0
                                                    ), FALSE),
                                                    1,
                                                    0
                                                  ) AS "here"
                                                FROM (
                                                  SELECT
                                                    "t4"."c",
                                                    "t4"."m",
                                                    "t4"."v",
                                                    "t4"."k",
                                                    "t4"."z"
                                                  FROM (
                                                    SELECT
                                                      "t3"."c",
                                                      "t3"."k",
                                                      "t3"."m",
                                                      SUM("t3"."v") AS "v",
                                                      MIN("t3"."z") FILTER(WHERE
                                                        "t3"."v" = "t3"."w") AS "z"
                                                    FROM (
                                                      SELECT
                                                        "t2"."c",
                                                        "t2"."m",
                                                        "t2"."v",
                                                        "t2"."k",
                                                        "t2"."z",
                                                        MAX("t2"."v") OVER (
                                                          PARTITION BY "t2"."c", "t2"."k", "t2"."m"
                                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                                        ) AS "w"
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM (
                                                          SELECT
                                                            NULLIF(REGEXP_REPLACE("t0"."customer", '^\s+|\s+$', ''), '') AS "c",
                                                            CAST((
                                                              (
                                                                EXTRACT(year FROM "t0"."month") * 12
                                                              ) + EXTRACT(month FROM "t0"."month")
                                                            ) - 1 AS INTEGER) AS "m",
                                                            CAST(CAST(ROUND(CAST("t0"."amount" AS DECIMAL(24, 6)) * 1200, 0) AS DECIMAL(24, 0)) AS BIGINT) AS "v",
                                                            NULLIF(REGEXP_REPLACE("t0"."kind", '^\s+|\s+$', ''), '') AS "k",
                                                            CASE
                                                              WHEN NULLIF(REGEXP_REPLACE("t0"."status", '^\s+|\s+$', ''), '') = 'paused'
                                                              THEN 1
                                                              WHEN NULLIF(REGEXP_REPLACE("t0"."status", '^\s+|\s+$', ''), '') = 'past due'
                                                              THEN 2
                                                              ELSE 0
                                                            END AS "z"
                                                          FROM "lines" AS "t0"
                                                        ) AS "t1"
                                                        WHERE
                                                          "t1"."c" IS NOT NULL AND "t1"."m" IS NOT NULL AND "t1"."v" IS NOT NULL
                                                      ) AS "t2"
                                                    ) AS "t3"
                                                    GROUP BY
                                                      1,
                                                      2,
                                                      3
                                                  ) AS "t4"
                                                ) AS "t6"
                                              ) AS "t7"
                                            ) AS "t8"
                                          ) AS "t9"
                                        ) AS "t10"
                                      ) AS "t11"
                                    ) AS "t12"
                                  ) AS "t14"
                                ) AS "t15"
                              ) AS "t16"
                            ) AS "t17"
                          ) AS "t18"
                        ) AS "t19"
                      ) AS "t20"
                    ) AS "t22"
                  ) AS "t23"
                  CROSS JOIN UNNEST(SEQUENCE(
                    1,
                    GREATEST(
                      CARDINALITY(
                        IF(
                          NULLIF(1, 0) IS NOT NULL
                          AND SIGN(1) = SIGN(CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER) - 0),
                          ARRAY_REMOVE(
                            SEQUENCE(0, CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER), 1),
                            CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER)
                          ),
                          ARRAY[]
                        )
                      )
                    )
                  )) AS _u(pos)
                  CROSS JOIN UNNEST(IF(
                    NULLIF(1, 0) IS NOT NULL
                    AND SIGN(1) = SIGN(CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER) - 0),
                    ARRAY_REMOVE(
                      SEQUENCE(0, CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER), 1),
                      CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER)
                    ),
                    ARRAY[]
                  )) WITH ORDINALITY AS _u_2("o", pos_2)
                  WHERE
                    _u.pos = _u_2.pos_2
                    OR (
                      _u.pos > CARDINALITY(
                        IF(
                          NULLIF(1, 0) IS NOT NULL
                          AND SIGN(1) = SIGN(CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER) - 0),
                          ARRAY_REMOVE(
                            SEQUENCE(0, CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER), 1),
                            CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER)
                          ),
                          ARRAY[]
                        )
                      )
                      AND _u_2.pos_2 = CARDINALITY(
                        IF(
                          NULLIF(1, 0) IS NOT NULL
                          AND SIGN(1) = SIGN(CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER) - 0),
                          ARRAY_REMOVE(
                            SEQUENCE(0, CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER), 1),
                            CAST(IF("t23"."metered" = 1, 3, 1) AS INTEGER)
                          ),
                          ARRAY[]
                        )
                      )
                    )
                ) AS "t25"
              ) AS "t26"
              WHERE
                "t26"."m" <= 24311
            ) AS "t27"
          ) AS "t28"
          GROUP BY
            1,
            2,
            3
        ) AS "t29"
      ) AS "t31"
      WHERE
        "t31"."m" <= 24311
    ) AS "t32"
    GROUP BY
      1,
      2
  ) AS "t33"
  WHERE
    "t33"."v" > 0
) AS "t34"
GROUP BY
  1;
