using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Data;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.Data;

/// <summary>The kind check, on every engine that is here.</summary>
public sealed class CheckJobTests
{
    public static TheoryData<string> Engines => Bench.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_condition_is_met_or_named(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER, b VARCHAR(30)); INSERT INTO t VALUES (1, '2026-05-01 11:30:00'), (2, "
            + "'2026-05-01 10:00:00')");

        (string Parameters, string? Problem)[] cases =
        [
            ("""{"sql": "SELECT * FROM t WHERE a > 2"}""", null),
            ("""{"sql": "SELECT * FROM t"}""", "the query has 2 rows, but must have none. The first row is {a: 1, b: 2026-05-01 11:30:00}."),
            ("""{"sql": "SELECT * FROM t WHERE a = 1", "expect": "no_rows"}""",
                "the query has 1 row, but must have none. The first row is {a: 1, b: 2026-05-01 11:30:00}."),
            ("""{"sql": "SELECT * FROM t", "expect": "rows"}""", null),
            ("""{"sql": "SELECT * FROM t WHERE a > 2", "expect": "rows"}""", "the query has no rows."),
            ("""{"sql": "SELECT count(*) FROM t", "minimum": 2, "maximum": 2}""", null),
            ("""{"sql": "SELECT count(*) FROM t", "minimum": 3}""", "the value is 2, but must be at least 3."),
            ("""{"sql": "SELECT sum(a) FROM t", "maximum": 2.5}""", "the value is 3, but must be at most 2.5."),
            ("""{"sql": "SELECT count(*) FROM t", "equals": "2"}""", null),
            ("""{"sql": "SELECT count(*) FROM t", "equals": 7}""", "the value is 2, but must be 7."),
            ("""{"sql": "SELECT avg(a) FROM t WHERE a > 5", "minimum": 0}""", "the value is null."),
            ("""{"sql": "SELECT b FROM t WHERE a = 1", "minimum": 0}""", "\"2026-05-01 11:30:00\" is not a number."),
            ("""{"sql": "SELECT a FROM t", "expect": "value"}""", "the query must have one row with one value; it has 2 rows of 1 values."),
            ("""{"sql": "SELECT max(b) FROM t", "fresh_within_minutes": 30}""", null),
            ("""{"sql": "SELECT max(b) FROM t", "fresh_within_minutes": 29}""", "the newest data is 30 minutes old "
                + "(2026-05-01 11:30:00), but must be at most 29 minutes old."),
            ("""{"sql": "SELECT max(b) FROM t WHERE a > 5", "fresh_within_minutes": 29}""", "there is no time: the data is empty."),
            ("""{"sql": "SELECT a FROM t", "columns": ["a", "A"]}""", null),
            ("""{"sql": "SELECT a FROM t", "columns": ["a", "c", "d"]}""", "the query has no column \"c\" and \"d\"."),
        ];
        foreach (var (parameters, problem) in cases)
        {
            var result = await bench.CheckAsync(parameters);
            result.Failure.ShouldBe(problem is null ? null : "The check failed: " + problem, parameters);
            if (problem is null)
            {
                result.Output["passed"].ShouldBe(WorkflowValue.FromBoolean(true));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_warning_does_not_fail_the_step(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);

        var result = await bench.CheckAsync("""{"sql": "SELECT 1 AS a", "severity": "warning"}""");

        result.Failure.ShouldBeNull();
        result.Output.ToJson().ShouldBe(
            """{"passed":false,"value":1,"rows":1,"message":"The check failed: the query has 1 row, but must have none. The first row is {a: 1}."}""");
        bench.Log.ShouldBe(["WARNING The check failed: the query has 1 row, but must have none. The first row is {a: 1}."]);
    }

    [Fact]
    public async Task The_log_has_the_first_rows_without_secrets()
    {
        await using var bench = await Bench.CreateAsync("sqlite");
        await bench.DoAsync("CREATE TABLE t (a INTEGER, b VARCHAR(30)); INSERT INTO t VALUES (1, 'hunter2-x'), (2, NULL)");
        for (var i = 3; i <= 12; i++)
        {
            await bench.DoAsync($"INSERT INTO t VALUES ({i}, '{new string('z', 2000)}')");
        }

        var call = new JobCall(new JobIdentity("r", "bench", "J", "J", "L01", "T01", 1), "bench", WorkflowValue.EmptyMap)
        {
            Parameters = WorkflowValue.FromJson("""{"sql": "SELECT * FROM t ORDER BY a"}"""),
            Secrets = new Secrets([("pass", "hunter2")]),
        };
        var log = new Lines();
        call.OpenedLog = log;

        var result = await new CheckJob(new DataCall(call, bench.Set, bench.Environment), new CheckBinding("db", null)).RunAsync(default);

        result.Failure.ShouldBe("The check failed: the query has 12 rows, but must have none. The first row is {a: 1, b: ***-x}.");
        log.Written.Count.ShouldBe(11);
        log.Written[..2].ShouldBe(["a: 1, b: ***-x", "a: 2, b: null"]);
        log.Written[2].Length.ShouldBe(1001);
        log.Written[10].ShouldBe("… and 2 more");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_check_changes_nothing(string engine)
    {
        await using var bench = await Bench.CreateAsync(engine);
        await bench.DoAsync("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");

        (await bench.CheckAsync("""{"sql": "DELETE FROM t"}""")).Failure.ShouldBe("A check must be a query that returns rows.");
        (await bench.CheckAsync("""{"sql": "SELECT 1; DELETE FROM t"}""")).Failure.ShouldBe("A check must be one query; "
            + "\"sql\" has 2 statements.");
        (await bench.CheckAsync("""{"sql": "SELECT 1", "values": "a=1"}""")).Failure.ShouldBe(
            "\"values\" must be an object with the values of the parameters.");
        (await bench.CheckAsync("{}")).Failure.ShouldBe("\"sql\" is missing: set the query of the check.");
        (await bench.CheckAsync("""{"sql": "SELECT 1", "expect": "rows", "minimum": "x", "severity": "fatal"}""")).Failure.ShouldBe(
            "\"minimum\" must be a number; got \"x\". \"severity\" must be error or warning; got \"fatal\".");
        (await bench.CheckAsync("""{"sql": "SELECT 1", "expect": "rows", "minimum": 1}""")).Failure.ShouldBe(
            "\"minimum\", \"maximum\" and \"equals\" need \"expect: value\"; got \"rows\".");

        (await bench.RowsAsync("SELECT a FROM t")).ShouldBe("""[{"a":1}]""");
    }

    private sealed class Lines : IJobLog
    {
        public List<string> Written { get; } = [];

        public void Write(string line, bool isError = false) => Written.Add(line);
    }
}
