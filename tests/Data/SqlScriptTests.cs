using Aef.Core.Environments;
using Aef.Documents.Text;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Data;

/// <summary>How a text becomes statements, and parameters become values.</summary>
public sealed class SqlScriptTests
{
    [Theory]
    [InlineData(ConnectionKind.DuckDb)]
    [InlineData(ConnectionKind.Sqlite)]
    [InlineData(ConnectionKind.Postgres)]
    public void Semicolons_in_strings_names_and_comments_end_nothing(ConnectionKind kind) =>
        Split("""
            -- a; comment
            SELECT 'a;''b;', "c;""d;" /* e; */ FROM t; ;

            /* only a comment; */ ;
            SELECT 2
            """, kind).ShouldBe([
                "SELECT 'a;''b;', \"c;\"\"d;\" /* e; */ FROM t",
                "SELECT 2",
            ]);

    [Fact]
    public void Comments_nest_except_in_SQLite()
    {
        Split("SELECT 1 /* a /* b; */ c; */ + 1", ConnectionKind.Postgres).Count.ShouldBe(1);
        Split("SELECT 1 /* a /* b; */ + 1; SELECT 2", ConnectionKind.Sqlite).Count.ShouldBe(2);
    }

    [Fact]
    public void Dollar_quotes_and_backslashes_are_those_of_PostgreSQL()
    {
        Split("CREATE FUNCTION f() AS $a$ SELECT 1; $b$ $a$ LANGUAGE sql; SELECT E'it\\'s;'; SELECT 'a\\'; SELECT "
            + "$$;$$", ConnectionKind.Postgres)
            .ShouldBe(["CREATE FUNCTION f() AS $a$ SELECT 1; $b$ $a$ LANGUAGE sql", "SELECT E'it\\'s;'", "SELECT 'a\\'", "SELECT $$;$$"]);
        Split("SELECT $a; SELECT [a;b], `c;d`", ConnectionKind.Sqlite).ShouldBe(["SELECT $a", "SELECT [a;b], `c;d`"]);
    }

    [Fact]
    public void The_body_of_a_trigger_belongs_to_its_statement() =>
        Split("""
            CREATE TEMP TRIGGER x AFTER INSERT ON t BEGIN
              UPDATE t SET a = CASE WHEN a > 1 THEN 2 ELSE 3 END; DELETE FROM u;
            END; SELECT 1
            """, ConnectionKind.Sqlite).Count.ShouldBe(2);

    [Theory]
    [InlineData(ConnectionKind.Postgres, "SELECT $1, $2::int, a[1:2], 'x :a', $1, \"q\".\"t\"")]
    [InlineData(ConnectionKind.Sqlite, "SELECT ?1, ?2::int, a[1:2], 'x :a', ?3, \"q\".\"t\"")]
    public void Parameters_become_marks_and_names(ConnectionKind kind, string expected)
    {
        var statement = SqlScript.Split(new SourceText("SELECT :a, :b::int, a[1:2], 'x :a', :a, :\"t\""), kind).ShouldHaveSingleItem();

        var bound = statement.Bind(kind, WorkflowValue.FromJson("""{"a": 1, "b": "2", "t": "q.t"}"""));

        bound.Command.Text.ShouldBe(expected.Replace("$1, \"q\"", "$3, \"q\"", StringComparison.Ordinal));
        bound.Command.Values.ShouldBe([1L, "2", 1L]);
    }

    [Fact]
    public void The_place_of_a_failure_is_found_behind_parameters()
    {
        const string Text = "SELECT 1;\nSELECT :a,\n  :\"name\", oops FROM t";
        var source = new SourceText(Text, "x.sql");
        var bound = SqlScript.Split(source, ConnectionKind.Postgres)[1]
            .Bind(ConnectionKind.Postgres, WorkflowValue.FromJson("""{"a": 1, "name": "a very long name of a column"}"""));
        var offset = bound.Command.Text.IndexOf("oops", StringComparison.Ordinal);

        bound.LocationOf(new SqlFailedException("no") { Offset = offset }).ToString().ShouldBe("x.sql:3:12");
        bound.LocationOf(new SqlFailedException("no") { StatementLine = 2 }).ToString().ShouldBe("x.sql:3:3");
        bound.LocationOf(new SqlFailedException("no")).ToString().ShouldBe("x.sql:2:1");
    }

    [Fact]
    public void A_name_in_quotes_may_contain_dots() =>
        SqlNames.QuoteTable("a.\"b.c\".d\"\"e").ShouldBe("\"a\".\"b.c\".\"de\"");

    private static IReadOnlyList<string> Split(string text, ConnectionKind kind) =>
        [.. SqlScript.Split(new SourceText(text), kind).Select(s => s.Source.Text.Substring(s.Start, s.Length))];
}
