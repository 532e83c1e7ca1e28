namespace Aef.Tests.Data;

/// <summary>A MySQL server as the source of loads; nothing is written to it.</summary>
public sealed class MySqlSourceTests
{
    private const string Orders = """
        mysql:CREATE TABLE `orders "x"` (id BIGINT UNSIGNED, name VARCHAR(40), price DECIMAL(10,2), weight DOUBLE, paid TINYINT(1),
          day DATE, changed DATETIME(3), moment TIMESTAMP NULL, at TIME, note TEXT, size ENUM('S', 'L'), more JSON);
        SET time_zone = '+05:00';
        INSERT INTO `orders "x"` VALUES
          (1, 'a''b', 1.50, 0.25, 1, '2026-05-01', '2026-05-01 10:00:00.250', '2026-05-01 05:00:00', '10:00:01',
          'x, "y"\nz', 'S', '{"a": 1}'),
          (18446744073709551615, 'é', NULL, NULL, 0, NULL, '2026-05-02 00:00:00', NULL, NULL, '', NULL, NULL);
        """;

    [MySqlFact]
    public async Task Rows_of_a_query_become_a_table_with_their_types()
    {
        await using var bench = await Bench.CreateAsync("duckdb", Orders);

        var result = await bench.LoadAsync("""
            {"source": "source", "from": "/* `;` */ SELECT o.*, 'c\\'; :no' AS c # :comment\n FROM `orders \"x\"` o WHERE id >= :least",
             "values": {"least": 1}, "to": "orders"}
            """);

        result.Failure.ShouldBeNull();
        result.Output["rows"].ShouldBe(2L);
        (await bench.RowsAsync("SELECT * FROM orders WHERE id = 1")).ShouldBe(
            """
            [{"id":1,"name":"a'b","price":1.5,"weight":0.25,"paid":true,"day":"2026-05-01","changed":"2026-05-01T10:00:00.25",
            "moment":"2026-05-01T00:00:00Z","at":"10:00:01","note":"x, \"y\"\nz","size":"S","more":"{\"a\": 1}","c":"c'; :no"}]
            """.ReplaceLineEndings(string.Empty));
        (await bench.RowsAsync("SELECT id, name, note, price FROM orders WHERE id <> 1")).ShouldBe(
            """[{"id":18446744073709552000,"name":"é","note":"","price":null}]""");
    }

    [MySqlFact]
    public async Task A_second_load_reads_only_newer_rows_by_times_with_and_without_an_offset_and_by_numbers()
    {
        const string Rows = "mysql:CREATE TABLE o (id INT, changed DATETIME, moment TIMESTAMP NULL); "
            + "SET time_zone = '+00:00'; INSERT INTO o VALUES "
            + "(1, '2026-05-01 10:00:00', '2026-05-01 10:00:00'), (2, '2026-05-01 10:00:01', '2026-05-01 10:00:01')";
        await using var bench = await Bench.CreateAsync("duckdb", Rows);
        foreach (var (column, number) in new[] { ("changed", 1), ("moment", 2), ("id", 3) })
        {
            await bench.DoAsync($"CREATE TABLE t{number} (id BIGINT, changed TIMESTAMP, moment TIMESTAMP WITH TIME ZONE); "
                + $"INSERT INTO t{number} VALUES (1, '2026-05-01 10:00:00', '2026-05-01 10:00:00+00')");
            var result = await bench.LoadAsync(
                $$"""
                {"source": "source", "from": "SELECT * FROM o", "to": "t{{number}}", "mode": "append",
                 "incremental_column": "{{column}}"}
                """,
                $"L{number}");

            result.Failure.ShouldBeNull();
            result.Output["rows"].ShouldBe(1L, column);
            (await bench.RowsAsync($"SELECT id FROM t{number} ORDER BY id")).ShouldBe("""[{"id":1},{"id":2}]""");
        }
    }

    [MySqlFact]
    public async Task A_source_can_be_an_input_and_becomes_a_file_but_is_never_written()
    {
        await using var bench = await Bench.CreateAsync("duckdb", "mysql:CREATE TABLE n (a INT); INSERT INTO n VALUES (1), (2)");

        var input = await bench.LoadAsync(
            """{"inputs": {"n": {"source": "source", "from": "SELECT a FROM n"} }, "from": "SELECT sum(a) AS s FROM n", "to": "t"}""",
            "L1");
        var file = await bench.LoadAsync("""{"source": "source", "from": "SELECT a FROM n ORDER BY a", "to": "out/n.csv"}""", "L2");
        var written = await bench.SqlAsync("DELETE FROM n", connection: "source", autocommit: true);
        var wrong = await bench.LoadAsync("""{"source": "source", "from": "SELECT nope FROM n", "to": "t"}""", "L3");

        (input.Failure, file.Failure).ShouldBe((null, null));
        (await bench.RowsAsync("SELECT s FROM t")).ShouldBe("""[{"s":3}]""");
        File.ReadAllText(Path.Combine(bench.Folder, "out", "n.csv")).ShouldBe("a\n1\n2\n");
        written.Failure.ShouldNotBeNull().ShouldContain("READ ONLY transaction");
        wrong.Failure.ShouldNotBeNull()
            .ShouldStartWith("The query on the connection \"source\" fails: Unknown column 'nope' in ");
    }

    [MySqlFact]
    public async Task A_password_that_is_wrong_or_a_date_that_is_none_is_a_clear_failure()
    {
        await using var bench = await Bench.CreateAsync(
            "duckdb",
            "mysql:SET sql_mode = ''; CREATE TABLE d (day DATE); INSERT INTO d VALUES ('0000-00-00')");

        (await bench.LoadAsync("""{"source": "source", "from": "SELECT day FROM d", "to": "t"}""")).Failure.ShouldNotBeNull()
            .ShouldContain("\"day\" has a value that cannot be read, such as the date 0000-00-00");
    }
}
