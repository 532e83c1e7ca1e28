using System.IO.Compression;
using System.Text;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Data;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Data;

/// <summary>The kind load, on every engine that is here.</summary>
public sealed class LoadJobTests
{
    private const string Table = "CREATE TABLE trips (id INTEGER, name VARCHAR(200), fare DOUBLE PRECISION, day DATE)";
    private const string All = "SELECT id, name, fare, CAST(day AS VARCHAR(10)) AS day FROM trips ORDER BY id, name";

    public static TheoryData<string> Engines => Bench.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_replaces_appends_and_merges(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        bench.File("a.csv", "id,name,fare,day\n1,\"a, \"\"b\"\"\nc\",1.5,2026-05-01\n2,,,\n3,\"\",-0.25,2026-05-03\n");
        bench.File("b.csv", "DAY,ID,NAME\r\n2026-06-01,4,d\r\n");
        bench.File("c.csv", "id,name\n3,first\n5,new\n3,last\n5,\n");

        var replaced = await bench.LoadAsync("""{"from": "a.csv", "to": "trips"}""", "L1");
        await bench.LoadAsync("""{"from": "a.csv", "to": "trips", "mode": "replace"}""", "L2");
        var appended = await bench.LoadAsync("""{"from": "b.csv", "to": "trips", "mode": "append"}""", "L3");
        var merged = await bench.LoadAsync("""{"from": "c.csv", "to": "trips", "mode": "merge", "keys": ["id"]}""", "L4");
        var again = await bench.LoadAsync("""{"from": "c.csv", "to": "trips", "mode": "merge", "keys": ["ID"]}""", "L5");

        replaced.Failure.ShouldBeNull();
        (replaced.Output["rows"], replaced.Output["files"]).ShouldBe((3L, 1L));
        appended.Failure.ShouldBeNull();
        appended.Output["rows"].ShouldBe(1L);
        merged.Failure.ShouldBeNull();
        (merged.Output["rows"], merged.Output["inserted"], merged.Output["updated"]).ShouldBe((4L, 1L, 1L));
        (again.Output["rows"], again.Output["inserted"], again.Output["updated"]).ShouldBe((4L, 0L, 2L));
        (await bench.RowsAsync(All)).ShouldBe(
            """[{"id":1,"name":"a, """
                + """\"b\"\nc","fare":1.5,"day":"2026-05-01"},{"id":2,"name":null,"fare":null,"day":null}"""
                + """,{"id":3,"name":"last","fare":-0.25,"day":"2026-05-03"}"""
                + """,{"id":4,"name":"d","fare":null,"day":"2026-06-01"},{"id":5,"name":null,"fare":null,"day":null}]""");
    }

    [Fact]
    public async Task The_keys_of_a_binding_can_be_a_parameter()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        await bench.DoAsync(Table + "; INSERT INTO trips (id, name) VALUES (1, 'old'), (2, 'old')");
        bench.File("a.csv", "id,name\n1,new\n");

        var result = await new LoadJob(
            bench.Call("""{"from": "a.csv", "to": "trips", "columns": ["id", "name"]}"""),
            new LoadBinding(null, null, "merge", ["${parameters.columns}"]) { Connection = "db" }).RunAsync(default);

        result.Failure.ShouldBeNull();
        (result.Output["inserted"], result.Output["updated"]).ShouldBe((1L, 0L));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Compressed_files_and_patterns_and_buckets_and_marks_are_read(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        var path = bench.File("bucket/in/2.csv.gz", string.Empty);
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write("id,name\n2,zwei\n"u8);
        }

        File.WriteAllBytes(bench.File("bucket/in/1.csv", string.Empty), [.. Encoding.UTF8.Preamble, .. "id,name\n1,\u00e4\n"u8]);

        var result = await bench.LoadAsync("""{"from": "gs://raw/in/*", "to": "trips"}""");

        result.Failure.ShouldBeNull();
        (result.Output["rows"], result.Output["files"]).ShouldBe((2L, 2L));
        (await bench.RowsAsync("SELECT id, name FROM trips ORDER BY id")).ShouldBe("""[{"id":1,"name":"ä"},{"id":2,"name":"zwei"}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task JSON_lines_are_read(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        bench.File("a.jsonl", "{\"id\": 1, \"name\": \"x \\\"y\\\"\", \"fare\": 2.5}\n\n{\"id\": 2, \"name\": null, \"day\": "
            + "\"2026-05-01\"}\n");

        var result = await bench.LoadAsync("""{"from": "a.jsonl", "to": "trips"}""");

        result.Failure.ShouldBeNull();
        result.Output["rows"].ShouldBe(2L);
        (await bench.RowsAsync(All)).ShouldBe(
            """[{"id":1,"name":"x \"y\"","fare":2.5,"day":null},{"id":2,"name":null,"fare":null,"day":"2026-05-01"}]""");
    }

    public static TheoryData<string, string, int, string> BadFiles
    {
        get
        {
            var data = new TheoryData<string, string, int, string>();
            foreach (var engine in Bench.Names)
            {
                data.Add(engine, "id,name\n1,a\n2,b,c\n3,d\n", 3, "");
                data.Add(engine, "id,name\n1,a\n2\n", 3, "");
                data.Add(engine, "id,name\n1,a\nzwei,b\n", 3, "zwei");
                data.Add(engine, "id,nmae\n1,a\n", 1, "no column \"nmae\"");
                data.Add(engine, "id,ID\n1,a\n", 1, "twice");
                data.Add(engine, "", 1, "empty");
                data.Add(engine, "id,name\n1,\"a\n2,b\n3,c\n", 0, "");
                data.Add(engine, "id,name\n1,a\n2,\"b\"c\n3,d\n", 3, "");
                if (engine != "duckdb") // which keeps the quote as it is
                {
                    data.Add(engine, "id,name\n1,a\n2,b\"c\n3,d\n", 3, "quote");
                }

                data.Add(engine, string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"c{i}")) + "\n", 1, "(and 99995 more)");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_changes_nothing_and_is_named_with_its_line(string engine, string content, int line, string text)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO trips (id) VALUES (99)");
        bench.File("in/bad.csv", content);

        foreach (var mode in new[] { "\"replace\"", "\"append\"", "\"merge\", \"keys\": [\"id\"]" })
        {
            var result = await bench.LoadAsync($$"""{"from": "in/bad.csv", "to": "trips", "mode": {{mode}}}""");

            result.Failure.ShouldNotBeNull().ShouldStartWith(line == 0 ? "in/bad.csv:" : $"in/bad.csv:{line}: ");
            result.Failure.ShouldContain(text);
            result.Failure.ShouldNotContain("\n");
        }

        (await bench.RowsAsync("SELECT id FROM trips")).ShouldBe("""[{"id":99}]""");
        (await bench.RowsAsync("SELECT count(*) AS n FROM aef_step_log WHERE job_id = 'L01'")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Text_that_is_not_UTF_8_is_reported(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        File.WriteAllBytes(bench.File("a.csv", string.Empty), [.. "id,name\n1,a\n2,"u8, 0xff, 0xfe, .. "\n"u8]);

        var result = await bench.LoadAsync("""{"from": "a.csv", "to": "trips"}""");

        result.Failure.ShouldNotBeNull().ShouldStartWith("a.csv:");
        (await bench.RowsAsync("SELECT count(*) AS n FROM trips")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Settings_are_checked_together(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);

        (await bench.LoadAsync("""{"mode": "upsert", "format": "xls", "delimiter": "||", "keys": ["a"]}""")).Failure.ShouldBe(
            "\"from\" is missing: set the file, the pattern or the query to read. \"to\" is missing: set the table or the file to write. "
            + "\"mode\" must be replace, append or merge; got \"upsert\". \"keys\" has no effect without \"mode: merge\"; "
                + "remove it, or set the "
            + "mode. \"format\" must be csv, jsonl or parquet; got \"xls\". \"delimiter\" must be one character; got \"||\".");
        (await bench.LoadAsync("""{"from": "a.csv", "to": "t", "mode": "merge"}""")).Failure.ShouldBe(
            "\"keys\" is missing: a merge needs the columns that identify a row.");
        (await bench.LoadAsync("""{"from": "no*.csv", "to": "t"}""")).Failure.ShouldBe("No file matches \"no*.csv\".");
        (await bench.LoadAsync("""{"from": "in/a.csv", "to": "t"}""")).Failure.ShouldBe("The file \"in/a.csv\" does not exist.");
        (await bench.LoadAsync("""{"from": "a.txt", "to": "t"}""")).Failure.ShouldNotBeNull().ShouldContain("no known format");
        (await bench.LoadAsync("""{"from": "gs://other/a.csv", "to": "t"}""")).Failure.ShouldNotBeNull().ShouldContain("no "
            + "folder for the bucket \"other\"");
        (await bench.LoadAsync("""{"from": "gs://raw/../../x.csv", "to": "t"}""")).Failure.ShouldNotBeNull()
            .ShouldContain("is not in its bucket");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_injected_table_name_is_a_name(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO trips (id) VALUES (99)");
        bench.File("a.csv", "id\n1\n");

        var result = await bench.LoadAsync("""{"from": "a.csv", "to": "trips; DROP TABLE trips; --", "mode": "merge", "keys": ["id"]}""");

        result.Failure.ShouldBe(engine == "duckdb"
            ? null
            : "The table \"trips; DROP TABLE trips; --\" does not exist; create it in a step before the load.");
        (await bench.RowsAsync("SELECT id FROM trips")).ShouldBe("""[{"id":99}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_key_without_a_value_is_refused(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        bench.File("a.csv", "id,name\n1,a\n,b\n");

        (await bench.LoadAsync("""{"from": "a.csv", "to": "trips", "mode": "merge", "keys": ["id"]}""")).Failure.ShouldBe(
            "The key \"id\" of the merge has no value in 1 rows of the files.");
        (await bench.RowsAsync("SELECT count(*) AS n FROM trips")).ShouldBe("""[{"n":0}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_load_that_was_done_is_not_repeated(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table);
        bench.File("a.csv", "id\n1\n");
        const string Append = """{"from": "a.csv", "to": "trips", "mode": "append"}""";

        var first = await bench.LoadAsync(Append);
        var again = await bench.LoadAsync(Append);

        again.Output.ToJson().ShouldBe(first.Output.ToJson());
        (await bench.RowsAsync("SELECT count(*) AS n FROM trips")).ShouldBe("""[{"n":1}]""");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_compressed_file_that_was_cut_off_or_has_something_behind_its_end_is_damaged(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (id INTEGER, name VARCHAR(50))");
        var members = new[] { "id,name\n", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},{i * 7919 % 1000}\n")) };
        var whole = members.SelectMany(Compressed).ToArray(); // two members are one file
        foreach (var (name, bytes) in new[]
        {
            ("whole", whole),
            ("cut", whole[..^20_000]),
            ("short", whole[..^4]),
            ("more", [.. whole, 1, 2, 3]),
        })
        {
            File.WriteAllBytes(bench.File($"{name}.csv.gz", string.Empty), bytes);
            var result = await bench.LoadAsync($$"""{"from": "{{name}}.csv.gz", "to": "t"}""", name);
            if (name == "whole")
            {
                (result.Failure, result.Output["rows"]).ShouldBe((null, 20_000L));
            }
            else
            {
                result.Failure.ShouldBe($"{name}.csv.gz: The file is damaged: it is not valid gzip, or was cut off.");
            }
        }

        (await bench.RowsAsync("SELECT count(*) AS n FROM t")).ShouldBe("""[{"n":20000}]""");

        static byte[] Compressed(string text)
        {
            using var result = new MemoryStream();
            using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
            {
                gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
            }

            return result.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_query_is_written_to_a_file_and_can_be_loaded_again(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO trips VALUES (1, 'a,\"b\"', 1.5, '2026-05-01'), (2, NULL, NULL, NULL), (3, "
            + "'', 0, NULL)");
        var before = await bench.RowsAsync(All);
        string[] names = ["o/x.csv", "o/x.csv.gz", "o/x.jsonl", .. engine == "duckdb" ? ["o/x.parquet"] : Array.Empty<string>()];

        foreach (var name in names)
        {
            var written = await bench.LoadAsync($$"""{"from": "SELECT * FROM trips ORDER BY id", "to": "{{name}}"}""", name);
            written.Failure.ShouldBeNull(name);
            written.Output["rows"].ShouldBe(3L, name);
            var read = await bench.LoadAsync($$"""{"from": "{{name}}", "to": "trips"}""", name + "2");
            read.Failure.ShouldBeNull(name);
            (await bench.RowsAsync(All)).ShouldBe(before, name);
        }

        File.ReadAllText(Path.Combine(bench.Folder, "o", "x.csv")).ShouldBe(
            "id,name,fare,day\n1,\"a,\"\"b\"\"\",1.5,2026-05-01\n2,,,\n3,\"\",0,\n");
        Directory.GetFiles(Path.Combine(bench.Folder, "o"), ".*").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_query_that_fails_leaves_the_file_as_it_was(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        var path = bench.File("x.csv", "old");

        (await bench.LoadAsync("""{"from": "SELECT * FROM nowhere", "to": "x.csv"}""")).Failure.ShouldNotBeNull();

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(bench.Folder, ".*").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_cancelled_load_leaves_the_table_as_it_was(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync(Table + "; INSERT INTO trips (id) VALUES (99)");
        using (var file = new StreamWriter(Path.Combine(bench.Folder, "large.csv")))
        {
            file.WriteLine("id,name,fare,day");
            for (var i = 0; i < 200_000; i++)
            {
                file.WriteLine($"{i},name of {i},{i}.5,2026-05-01");
            }
        }

        using var stop = new CancellationTokenSource();
        var running = bench.LoadAsync("""{"from": "large.csv", "to": "trips", "mode": "replace"}""", token: stop.Token);
        await Task.Delay(30);
        await stop.CancelAsync();

        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            (await bench.RowsAsync("SELECT id FROM trips")).ShouldBe("""[{"id":99}]""");
            return;
        }

        // A fast computer may have ended before: then all of it is there.
        (await bench.RowsAsync("SELECT count(*) AS n FROM trips")).ShouldBe("""[{"n":200000}]""");
    }

    [Fact]
    public async Task DuckDB_creates_a_table_that_does_not_exist()
    {
        await using var bench = await Bench.CreateAsync("duckdb");
        bench.File("a.csv", "id,day,name\n1,2026-05-01,x\n");

        (await bench.LoadAsync("""{"from": "a.csv", "to": "fresh"}""")).Failure.ShouldBeNull();

        (await bench.RowsAsync("SELECT typeof(id) AS i, typeof(day) AS d, name FROM fresh")).ShouldBe(
            """[{"i":"BIGINT","d":"DATE","name":"x"}]""");
    }

    [Fact]
    public async Task Parquet_needs_DuckDB()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        await bench.DoAsync(Table);
        bench.File("a.parquet", "x");

        (await bench.LoadAsync("""{"from": "a.parquet", "to": "trips"}""")).Failure.ShouldNotBeNull().ShouldStartWith("SQLite "
            + "cannot read Parquet");
        (await bench.LoadAsync("""{"from": "SELECT 1 AS a", "to": "b.parquet"}""")).Failure.ShouldNotBeNull()
            .ShouldStartWith("SQLite cannot write Parquet");
    }

    [Theory]
    [InlineData("a,b\n", 1, null)]
    [InlineData("a\n\"b\"\"c\",\"d\n\"\r\n\"\"", 3, null)]
    [InlineData("a\n\"\"\"b\"\"\"\n", 2, null)]
    [InlineData("a\nb\"c\"\n", 2, 2L)]
    [InlineData("a\n\"b\nc\"d\n", 2, 3L)]
    [InlineData("a\n\"b\" ,c\n", 2, 2L)]
    public void Records_are_counted_and_a_quote_inside_a_field_is_found(string text, long records, long? broken)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var counter = new RecordCounter(',');
            foreach (var part in text.Chunk(size))
            {
                counter.Add(part);
            }

            (counter.Count, counter.BrokenLine).ShouldBe((records, broken), $"in parts of {size}");
        }
    }

    [Fact]
    public async Task A_file_with_very_many_columns_becomes_no_table()
    {
        await using var bench = await Bench.CreateAsync("duckdb");
        bench.File("wide.csv", string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"c{i}")) + "\n");

        (await bench.LoadAsync("""{"from": "wide.csv", "to": "wide"}""")).Failure.ShouldBe(
            "wide.csv:1: The file has 100000 columns; without a table that has them, at most 10000 are read. Check the delimiter.");
    }

    [PostgresFact]
    public async Task A_server_that_is_lost_in_a_load_has_no_row_of_it()
    {
        await using var bench = await Bench.CreateAsync("postgres");
        await bench.DoAsync(Table + "; INSERT INTO trips (id) VALUES (99)");
        using (var file = new StreamWriter(Path.Combine(bench.Folder, "large.csv")))
        {
            file.WriteLine("id,name");
            for (var i = 0; i < 400_000; i++)
            {
                file.WriteLine($"{i},name of the trip {i}");
            }
        }

        // The server ends every connection that copies, as it does when it is shut down.
        var running = bench.LoadAsync("""{"from": "large.csv", "to": "trips", "mode": "append"}""");
        var ended = "[]";
        while (!running.IsCompleted && ended == "[]")
        {
            ended = await bench.RowsAsync(
                "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity "
                + "WHERE query LIKE 'COPY%' AND datname = current_database()");
        }

        ended.ShouldBe("""[{"ended":true}]""");
        (await running).Failure.ShouldNotBeNull().ShouldStartWith("large.csv: ");
        (await bench.RowsAsync("SELECT id FROM trips")).ShouldBe("""[{"id":99}]""");
        (await bench.LoadAsync("""{"from": "large.csv", "to": "trips"}""", "L02")).Failure.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_with_another_delimiter_is_reported_with_the_setting_that_reads_it(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER, b INTEGER)");
        bench.File("a.csv", "a;b\n1;2\n");

        var wrong = await bench.LoadAsync("""{"from": "a.csv", "to": "t"}""", "L1");
        var right = await bench.LoadAsync("""{"from": "a.csv", "to": "t", "delimiter": ";"}""", "L2");

        wrong.Failure.ShouldNotBeNull().ShouldContain(
            """a.csv:1: The header has only one column, "a;b". The columns seem to be separated by ";": set "delimiter" to ";".""");
        (right.Failure, right.Output["rows"]).ShouldBe((null, 1L));
    }

    [Fact]
    public async Task A_table_is_not_created_for_a_file_with_another_delimiter()
    {
        await using var bench = await Bench.CreateAsync("duckdb");
        bench.File("a.csv", "a\tb\n1\t2\n");

        var wrong = await bench.LoadAsync("""{"from": "a.csv", "to": "t"}""", "L1");

        wrong.Failure.ShouldNotBeNull().ShouldContain("set \"delimiter\" to \"\\t\"");
        (await bench.SqlAsync("SELECT * FROM t")).Failure.ShouldNotBeNull().ShouldContain("does not exist");
    }
}
