namespace Aef.Tests.Data;

/// <summary>What a load reads besides files and tables: named inputs, addresses, other formats, and times of other zones.</summary>
public sealed class LoadSourceTests
{
    public static TheoryData<string> Engines => Bench.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_query_over_files_and_tables_fills_a_table_and_files(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine, "sqlite");
        await bench.DoAsync("CREATE TABLE totals (brand VARCHAR(50), total DOUBLE PRECISION, name VARCHAR(50))");
        await bench.DoAsync("CREATE TABLE brands (id INTEGER, name TEXT); INSERT INTO brands VALUES (1, 'a''b'), (2, NULL)", "source");
        bench.File("in/1.csv", "brand_id,price\n1,1.5\n1,2\n");
        bench.File("in/2.csv", "brand_id,price\n2,10\n");
        bench.File("z.jsonl", "{\"id\": 1, \"text\": \"x, y\"}\n");
        const string Query = "SELECT brand, sum(price) AS total, any_value(text) AS name FROM \\\"sales rows\\\" "
            + "JOIN brands ON brand_id = brands.id LEFT JOIN z ON z.id = brand_id WHERE brand_id < :most GROUP BY ALL";
        string Load(string to) => $$"""
            {"inputs": {"sales rows": "in/*.csv", "z": {"from": "z.jsonl"},
                        "brands": {"source": "source", "from": "SELECT id, name AS brand FROM brands WHERE id < :most"} },
             "values": {"most": 9}, "to": "{{to}}", "from": "{{Query}}"}
            """;

        var table = await bench.LoadAsync(Load("totals"), "L1");
        var csv = await bench.LoadAsync(Load("out/totals.csv"), "L2");
        var parquet = await bench.LoadAsync(Load("out/totals.parquet"), "L3");

        (table.Failure, csv.Failure, parquet.Failure).ShouldBe((null, null, null));
        (table.Output["rows"], csv.Output["rows"], parquet.Output["rows"]).ShouldBe((2L, 2L, 2L));
        (await bench.RowsAsync("SELECT * FROM totals ORDER BY total")).ShouldBe(
            """[{"brand":"a'b","total":3.5,"name":"x, y"},{"brand":null,"total":10,"name":null}]""");
        File.ReadAllLines(Path.Combine(bench.Folder, "out", "totals.csv")).Order(StringComparer.Ordinal).ShouldBe(
            [",10,", "a'b,3.5,\"x, y\"", "brand,total,name"]);
        Directory.GetFiles(Path.Combine(bench.Folder, "out")).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("-- sales of a day\\nSELECT 1 AS a")]
    [InlineData("/* (old) */ ( /* in brackets */ select/* one */ 1 AS a)")]
    [InlineData("WITH/**/n AS (SELECT 1 AS a) SELECT a FROM n -- end")]
    public async Task A_query_may_begin_with_comments(string query)
    {
        await using var bench = await Bench.CreateAsync("duckdb", "duckdb");

        var result = await bench.LoadAsync($$"""{"source": "source", "from": "{{query}}", "to": "t"}""");

        (result.Failure, result.Output["rows"]).ShouldBe((null, 1L));
    }

    [Fact]
    public async Task A_query_over_inputs_that_fails_names_the_file_and_changes_nothing()
    {
        await using var bench = await Bench.CreateAsync("sqlite", "sqlite");
        await bench.DoAsync("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (99)");
        bench.File("good.csv", "n\n1\n");
        bench.File("bad.csv", "n,m\n1,2\n3\n");
        async Task<string> FailAsync(string inputs, string from, string more = "") =>
            (await bench.LoadAsync($$"""{"inputs": {{inputs}}, "from": "{{from}}", "to": "t"{{more}}}""")).Failure.ShouldNotBeNull();

        (await FailAsync("""{"a": "good.csv", "b": "bad.csv"}""", "SELECT b.n FROM a, b")).ShouldStartWith("bad.csv:3: ");
        (await FailAsync("""{"a": "good.csv"}""", "SELECT missing FROM a")).ShouldStartWith("The query over the inputs fails: ");
        (await FailAsync("""{"a": "good.csv"}""", "SELECT n, 1 AS extra FROM a"))
            .ShouldBe("The query: The table \"t\" has no column \"extra\".");
        (await FailAsync("""{"a": {"source": "source", "from": "SELECT 1 FROM x"}}""", "SELECT n FROM a"))
            .ShouldStartWith("The input \"a\" fails on the connection \"source\": ");
        (await FailAsync("""{"a": "none.csv"}""", "SELECT n FROM a")).ShouldBe("The file \"none.csv\" does not exist.");
        (await FailAsync(
            """{"a": "x", "b": {"form": "y"}, "c": "SELECT 1", "d": {"from": "z.csv", "source": "s", "format": "xls"}}""",
            "good.csv"))
            .ShouldBe("The input \"b\" has the unknown setting \"form\". Did you mean \"from\"? "
                + "The input \"b\" has no \"from\": set the file, the pattern or the query to read. "
                + "The input \"c\" is a query without a connection: add \"source\". "
                + "\"format\" of the input \"d\" must be csv, jsonl or parquet; got \"xls\". "
                + "The input \"d\" has the connection \"s\", but \"from\" is no query: remove one of the two. "
                + "\"inputs\" needs a query in \"from\" that reads them by their names.");
        (await FailAsync("[]", "SELECT 1")).ShouldStartWith("\"inputs\" must be an object");
        (await FailAsync("""{"a": "good.csv"}""", "SELECT 1", """, "source": "db" """)).ShouldStartWith("The query reads its \"inputs\"");
        (await bench.RowsAsync("SELECT n FROM t")).ShouldBe("""[{"n":99}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Times_of_a_column_are_converted_to_the_time_zone_of_the_table(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (id INTEGER, a TIMESTAMP, b TIMESTAMP, c VARCHAR(40))");

        // A winter, a summer, the hour that clocks repeat, and the one that they leave out.
        bench.File("a.csv", "b,id,a,c\n2026-01-01 00:00:00,1,2026-01-01 00:00:00,x\n,2,2026-07-01T12:00:00.5,\n,3,2026-11-01 01:30:00,\n"
            + ",4,2026-03-08 02:30:00,\n,5,,\n");
        var result = await bench.LoadAsync("""{"from": "a.csv", "to": "t", "time_zones": {"A": "America/New_York"}}""", "L1");
        var other = await bench.LoadAsync(
            """{"from": "a.csv", "to": "t", "mode": "append", "time_zones": {"a": "America/New_York"}, "time_zone": "Asia/Tokyo"}""", "L2");

        (result.Failure, other.Failure).ShouldBe((null, null));
        string Time(string column) => engine == "postgres" ? $"to_char({column}, 'YYYY-MM-DD HH24:MI:SS') AS {column}"
            : engine == "duckdb" ? $"strftime({column}, '%Y-%m-%d %H:%M:%S') AS {column}"
            : $"strftime('%Y-%m-%d %H:%M:%S', {column}) AS {column}";
        (await bench.RowsAsync($"SELECT id, {Time("a")}, {Time("b")} FROM t ORDER BY id, t.a DESC LIMIT 8"))
            .ShouldBe(
                """[{"id":1,"a":"2026-01-01 14:00:00","b":"2026-01-01 00:00:00"},"""
                + """{"id":1,"a":"2026-01-01 05:00:00","b":"2026-01-01 00:00:00"},"""
                + """{"id":2,"a":"2026-07-02 01:00:00","b":null},{"id":2,"a":"2026-07-01 16:00:00","b":null},"""
                + """{"id":3,"a":"2026-11-01 15:30:00","b":null},{"id":3,"a":"2026-11-01 06:30:00","b":null},"""
                + """{"id":4,"a":"2026-03-08 16:30:00","b":null},{"id":4,"a":"2026-03-08 07:30:00","b":null}]""");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "time_zones": {"id": "Asia/Tokyo"}}""", "L3")).Failure.ShouldBe(
            "The column \"id\" has a time zone, but no times: its type is " + (engine == "postgres" ? "integer." : "INTEGER."));
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "time_zones": {"c": "Asia/Tokyo"}}""", "L4")).Failure.ShouldNotBeNull();
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "time_zones": {"d": "Asia/Tokyo"}}""", "L5")).Failure.ShouldBe(
            "The load has no column \"d\", which has a time zone.");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "time_zones": {"a": "Asia/Tokio"}}""", "L6")).Failure.ShouldBe(
            "\"time_zones.a\" must be a time zone such as Europe/Berlin; got \"Asia/Tokio\". Did you mean \"Asia/Tokyo\"?");
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":10}]""");
    }

    [Theory]
    [InlineData("duckdb")]
    [InlineData("postgres")]
    public async Task A_range_is_one_of_moments_for_columns_of_other_zones_and_with_offsets(string engine)
    {
        if (!Bench.Names.Contains(engine))
        {
            return;
        }

        await using var bench = await Bench.CreateAsync(engine, "duckdb");
        await bench.DoAsync(
            "CREATE TABLE t (id INTEGER, moment TIMESTAMP WITH TIME ZONE); INSERT INTO t VALUES (1, '2026-05-01 00:00:00+00')");
        await bench.DoAsync(
            "CREATE TABLE t (id INTEGER, moment TIMESTAMP); INSERT INTO t VALUES (2, '2026-04-30 20:00:00'), (3, '2026-04-30 20:00:01')",
            "source");

        var result = await bench.LoadAsync("""
            {"source": "source", "from": "SELECT * FROM t", "to": "t", "mode": "append", "incremental_column": "moment",
             "time_zones": {"moment": "America/New_York"}}
            """);
        var days = await bench.LoadAsync("""
            {"source": "source", "from": "SELECT id, moment FROM t", "to": "t",
             "incremental_column": "moment", "incremental_from": "2 days",
             "time_zones": {"moment": "America/New_York"}, "time_zone": "Asia/Tokyo"}
            """, "L2");

        (result.Failure, result.Output["inserted"]).ShouldBe((null, 1L));
        (days.Failure, days.Output["range_from"], days.Output["rows"]).ShouldBe((null, "2026-04-30T00:00:00", 2L));
        (await bench.RowsAsync("SELECT id FROM t WHERE moment = '2026-05-01 00:00:01+00'")).ShouldBe("""[{"id":3}]""");
        (await bench.RowsAsync("SELECT id FROM t ORDER BY id")).ShouldBe("""[{"id":2},{"id":3}]""");
    }

    [Fact]
    public async Task Files_are_converted_between_formats_and_copied()
    {
        await using var bench = await Bench.CreateAsync("sqlite"); // DuckDB converts in memory
        bench.File("in/1.csv", "id,day,name\n1,2026-05-01,\"a,\"\"b\"\"\"\n2,,\"\"\n");
        bench.File("in/2.csv", "id,day,name\n3,2026-05-03,c\n");
        bench.File("raw.bin", "\u0001x");
        async Task<long> LoadAsync(string from, string to, string more = "")
        {
            var result = await bench.LoadAsync($$"""{"from": "{{from}}", "to": "{{to}}"{{more}}}""");
            result.Failure.ShouldBeNull(from);
            return result.Output["rows"].TryGetInteger(out var rows) ? rows : -1;
        }

        (await LoadAsync("in/*.csv", "o/all.parquet")).ShouldBe(3);
        (await LoadAsync("o/all.parquet", "gs://raw/back.csv")).ShouldBe(3);
        (await LoadAsync("gs://raw/back.csv", "o/back.csv.gz")).ShouldBe(-1);
        (await LoadAsync("o/back.csv.gz", "o/again.csv")).ShouldBe(-1);
        (await LoadAsync("o/back.csv.gz", "o/lines.jsonl")).ShouldBe(3);
        (await LoadAsync("raw.bin", "o/copy.bin")).ShouldBe(-1);

        string Read(string name) => File.ReadAllText(Path.Combine(bench.Folder, name));
        Read("o/again.csv").ShouldBe("id,day,name\n1,2026-05-01,\"a,\"\"b\"\"\"\n2,,\"\"\n3,2026-05-03,c\n");
        Read("o/again.csv").ShouldBe(Read("bucket/back.csv"));
        Read("o/lines.jsonl").ShouldStartWith(
            "{\"id\":1,\"day\":\"2026-05-01\",\"name\":\"a,\\\"b\\\"\"}\n{\"id\":2,\"day\":null,\"name\":\"\"}\n");
        Read("o/copy.bin").ShouldBe("\u0001x");
        File.WriteAllText(Path.Combine(bench.Folder, "bad.csv.gz"), "no gzip");
        bench.File("bad.csv", "id,name\n1,a\n2,b,c\n");
        async Task<string?> FailAsync(string from, string to) =>
            (await bench.LoadAsync($$"""{"from": "{{from}}", "to": "{{to}}"}""")).Failure;
        (await FailAsync("bad.csv.gz", "o/bad.csv")).ShouldBe("bad.csv.gz: The file is damaged: it is not valid gzip, or was cut off.");
        var cut = File.ReadAllBytes(Path.Combine(bench.Folder, "o", "back.csv.gz"))[..^4];
        File.WriteAllBytes(Path.Combine(bench.Folder, "cut.csv.gz"), cut);
        foreach (var to in new[] { "o/cut.csv", "o/cut.jsonl", "o/cut.parquet" })
        {
            (await FailAsync("cut.csv.gz", to)).ShouldBe("cut.csv.gz: The file is damaged: it is not valid gzip, or was cut off.");
        }

        (await FailAsync("bad.csv", "o/bad.parquet")).ShouldNotBeNull().ShouldStartWith("bad.csv:3: ");
        (await FailAsync("in/*.csv", "o/x.bin")).ShouldNotBeNull().ShouldContain("all must have one known format");
        Directory.GetFiles(Path.Combine(bench.Folder, "o")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            ["again.csv", "all.parquet", "back.csv.gz", "copy.bin", "lines.jsonl"]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_address_is_loaded_and_what_goes_wrong_changes_nothing(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (id INTEGER, name VARCHAR(20)); INSERT INTO t VALUES (99, 'old')");
        using var server = new FileServer();
        async Task<string?> LoadAsync(string path, string more = "") => (await bench.LoadAsync(
            $$"""{"from": "http://127.0.0.1:{{server.Port}}/{{path}}", "to": "t"{{more}}}""", path)).Failure;

        var host = $"http://127.0.0.1:{server.Port}";
        (await LoadAsync("missing.csv?token=geheim")).ShouldBe($"{host}/missing.csv: The server answers 404 Not Found.");
        (await LoadAsync("cut.csv")).ShouldNotBeNull().ShouldStartWith($"{host}/cut.csv: The connection was lost after 5 bytes: ");
        (await LoadAsync("bad.csv")).ShouldNotBeNull().ShouldStartWith($"http://127.0.0.1:{server.Port}/bad.csv:3: ");
        (await LoadAsync("good.csv", ", \"maximum_bytes\": 10")).ShouldBe(
            $"http://127.0.0.1:{server.Port}/good.csv: The file is larger than \"maximum_bytes\" (10).");
        (await LoadAsync("chunked.csv", ", \"maximum_bytes\": 10")).ShouldNotBeNull().ShouldEndWith("larger than \"maximum_bytes\" (10).");
        (await LoadAsync("plain")).ShouldNotBeNull().ShouldContain("no known format");
        (await bench.RowsAsync("SELECT id FROM t")).ShouldBe("""[{"id":99}]""");

        (await LoadAsync("moved", ", \"format\": \"csv\"")).ShouldBeNull();
        (await bench.RowsAsync("SELECT * FROM t ORDER BY id")).ShouldBe("""[{"id":1,"name":"a"},{"id":2,"name":"b"}]""");
        (await LoadAsync("good.csv.gz", ", \"mode\": \"append\"")).ShouldBeNull();
        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":4}]""");
    }

    [Fact]
    public async Task An_address_is_downloaded_to_a_file_as_it_is()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        using var server = new FileServer();
        var address = $"http://127.0.0.1:{server.Port}";

        var result = await bench.LoadAsync($$"""{"from": "{{address}}/good.csv.gz", "to": "gs://raw/in/copy.gz"}""");
        (await bench.LoadAsync($$"""{"from": "{{address}}/cut.csv", "to": "gs://raw/in/cut.csv"}""")).Failure.ShouldNotBeNull();
        (await bench.LoadAsync("""{"from": "http://127.0.0.1:1/x.csv", "to": "gs://raw/in/cut.csv"}""")).Failure.ShouldNotBeNull()
            .ShouldStartWith("http://127.0.0.1:1/x.csv: The download has failed: ");

        (result.Failure, result.Output["bytes"]).ShouldBe((null, (long)FileServer.Compressed.Length));
        File.ReadAllBytes(Path.Combine(bench.Folder, "bucket", "in", "copy.gz")).ShouldBe(FileServer.Compressed);
        Directory.GetFiles(Path.Combine(bench.Folder, "bucket", "in")).Length.ShouldBe(1);
    }
}
