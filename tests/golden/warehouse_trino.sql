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
    MIN("t2"."m") OVER (PARTITION BY "t2"."c" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "f",
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
      COALESCE((
        "t10"."r1" - "t7"."r0"
      ) < (
        "t10"."i1" - "t7"."i0"
      ), FALSE) AS "back",
      COALESCE("t7"."g0", "t10"."g1") AS "g"
    FROM (
      SELECT
        "t4"."c" AS "c0",
        "t4"."v" AS "s",
        "t4"."m" + 12 AS "w0",
        "t4"."r" AS "r0",
        CAST("t4"."m" - 24288 AS INTEGER) AS "i0",
        "t4"."f" AS "f0",
        "t4"."a0" AS "g0"
      FROM "t3" AS "t4"
      WHERE
        "t4"."m" IN (24287, 24299)
    ) AS "t7"
    FULL OUTER JOIN (
      SELECT
        "t8"."c" AS "c1",
        "t8"."v" AS "e",
        "t8"."m" AS "w1",
        "t8"."r" AS "r1",
        "t8"."i" AS "i1",
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
          CAST("t4"."m" - 24288 AS INTEGER) AS "i"
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
WITH "t3" AS (
  SELECT
    "t2"."c",
    "t2"."m",
    "t2"."v",
    "t2"."a0",
    MIN("t2"."m") OVER (PARTITION BY "t2"."c" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "f",
    LAG("t2"."m") OVER (PARTITION BY "t2"."c" ORDER BY "t2"."m" ASC) AS "l"
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
  "t12"."t",
  "t12"."g0",
  "t12"."g1",
  "t12"."k",
  "t12"."o",
  COUNT(*) AS "n",
  SUM("t12"."s") AS "s",
  SUM("t12"."e") AS "e"
FROM (
  SELECT
    "t11"."t",
    "t11"."s",
    "t11"."e",
    "t11"."seen",
    "t11"."g0",
    "t11"."g1",
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
    CAST("t11"."s" > 0 AS INTEGER) AS "o"
  FROM (
    SELECT
      COALESCE("t8"."t0", "t10"."t1") AS "t",
      COALESCE("t8"."s", 0) AS "s",
      COALESCE("t10"."e", 0) AS "e",
      COALESCE("t10"."f1" < "t10"."m1", TRUE) AS "seen",
      COALESCE("t8"."old", "t10"."new") AS "g0",
      COALESCE("t10"."new", "t8"."old") AS "g1"
    FROM (
      SELECT
        "t4"."c" AS "c0",
        "t4"."v" AS "s",
        CAST("t4"."m" - 24288 AS INTEGER) + 1 AS "t0",
        "t4"."a0" AS "old"
      FROM "t3" AS "t4"
      WHERE
        "t4"."m" >= 24288 AND "t4"."m" <= 24311
    ) AS "t8"
    FULL OUTER JOIN (
      SELECT
        "t7"."c" AS "c1",
        "t7"."v" AS "e",
        "t7"."i" AS "t1",
        "t7"."m" AS "m1",
        "t7"."f" AS "f1",
        "t7"."l" AS "l1",
        "t7"."g" AS "new"
      FROM (
        SELECT
          "t4"."c",
          "t4"."m",
          "t4"."v",
          "t4"."a0",
          "t4"."f",
          "t4"."l",
          CAST("t4"."m" - 24288 AS INTEGER) AS "i",
          "t4"."a0" AS "g"
        FROM "t3" AS "t4"
        WHERE
          "t4"."m" >= 24288 AND "t4"."m" <= 24311
      ) AS "t7"
    ) AS "t10"
      ON "t8"."c0" = "t10"."c1" AND "t8"."t0" = "t10"."t1"
  ) AS "t11"
  WHERE
    "t11"."t" > 0 AND "t11"."t" <= 23
) AS "t12"
GROUP BY
  1,
  2,
  3,
  4,
  5;

-- cohorts
SELECT
  "t5"."f",
  "t5"."m",
  COUNT(*) AS "n",
  SUM("t5"."v") AS "net",
  SUM("t5"."kept") AS "kept",
  SUM("t5"."low") AS "floor"
FROM (
  SELECT
    "t4"."c",
    "t4"."m",
    "t4"."v",
    "t4"."a0",
    "t4"."f",
    "t4"."r",
    "t4"."i",
    "t4"."o",
    IF("t4"."r" = (
      "t4"."i" - CAST("t4"."f" - 24288 AS INTEGER)
    ), "t4"."low", 0) AS "low",
    LEAST("t4"."v", "t4"."o") AS "kept"
  FROM (
    SELECT
      "t3"."c",
      "t3"."m",
      "t3"."v",
      "t3"."a0",
      "t3"."f",
      "t3"."r",
      CAST("t3"."m" - 24288 AS INTEGER) AS "i",
      FIRST_VALUE("t3"."v") OVER (
        PARTITION BY "t3"."c"
        ORDER BY "t3"."m" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "o",
      MIN("t3"."v") OVER (
        PARTITION BY "t3"."c"
        ORDER BY "t3"."m" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "low"
    FROM (
      SELECT
        "t2"."c",
        "t2"."m",
        "t2"."v",
        "t2"."a0",
        MIN("t2"."m") OVER (PARTITION BY "t2"."c" ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "f",
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
    ) AS "t3"
  ) AS "t4"
) AS "t5"
GROUP BY
  1,
  2;
