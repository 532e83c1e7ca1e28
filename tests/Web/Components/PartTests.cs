using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Layouts;
using Aef.Documents.Text;
using Aef.Runs.Progress;
using Aef.Runs.History;
using Aef.Tests.Web.Support;
using Aef.Web.Components.Parts;
using Aef.Web.Runs;
using Aef.Web.Workspaces;
using Bunit;

namespace Aef.Tests.Web.Components;

/// <summary>The parts of screens, without a browser.</summary>
public sealed class PartTests : BunitContext
{
    private const string Flow = """
        name: flow
        levels:
          - level_id: one
            threads:
              - thread_id: a
                steps:
                  - { job_id: A1, job_name: first, executor: command, with: { command: [echo] }, when: '${1 > 0}' }
                  - { job_id: A2, job_name: second, executor: command, with: { command: [echo] }, next: A1 }
              - thread_id: b
                for_each: [1, 2]
                steps:
                  - { job_id: B1, job_name: third, executor: command, with: { command: [echo] } }
          - level_id: two
            threads:
              - steps:
                  - { job_id: C1, job_name: fourth, executor: command, with: { command: [echo] } }
        finally:
          - { job_id: F1, job_name: last, executor: command, with: { command: [echo] } }
        """;

    [Fact]
    public void A_graph_shows_bands_threads_conditions_loops_and_next()
    {
        var graph = Render<GraphView>(p => Graph(p));

        graph.FindAll("a[data-node]").Select(n => n.GetAttribute("href")).ShouldBe(["A1", "A2", "B1", "C1", "F1"]);
        graph.FindAll(".band .title").Select(t => t.TextContent).ShouldBe(["▾ level one", "▾ level two", "▾ finally"]);
        graph.FindAll("polyline.next.back").Count.ShouldBe(1);
        graph.Markup.ShouldContain("when: ${1 &gt; 0}");
        graph.Markup.ShouldContain("for_each: 2 items");
        graph.Find(".b-finally").ShouldNotBeNull();
    }

    [Fact]
    public void One_node_of_a_graph_is_in_the_order_of_the_tab_key()
    {
        var graph = Render<GraphView>(p => Graph(p).Add(g => g.Selected, "B1"));

        graph.FindAll("a[data-node][tabindex='0']").ShouldHaveSingleItem().GetAttribute("href").ShouldBe("B1");
        graph.Find("a.selected").GetAttribute("href").ShouldBe("B1");
    }

    [Fact]
    public void A_search_dims_what_it_does_not_find_and_counts_the_rest()
    {
        var graph = Render<GraphView>(p => Graph(p));
        graph.Find("input[type=search]").Input("SECOND");

        graph.Find("[role=status]").TextContent.ShouldBe("1 step");
        graph.FindAll("a.dim").Count.ShouldBe(4);
    }

    [Fact]
    public void A_state_has_an_icon_and_a_word_beside_its_color()
    {
        var graph = Render<GraphView>(p => Graph(p)
            .Add(g => g.StateOf, id => id == "A1" ? StateText.Of(StepState.Failed) : null));
        var node = graph.Find("a.s-failed");

        node.GetAttribute("aria-label").ShouldBe("✕ A1 first ◇ when: ${1 > 0}, failed");
        node.QuerySelector(".id")!.TextContent.ShouldBe("✕ A1");
        foreach (var state in Enum.GetValues<RecordedState>())
        {
            StateText.Of(state).Icon.ShouldNotBeEmpty();
            var badge = Render<StateBadge>(p => p.Add(b => b.State, StateText.Of(state))).Find(".badge");
            badge.TextContent.ShouldContain(StateText.Of(state).Word);
        }
    }

    [Fact]
    public void Enter_and_space_fold_a_level()
    {
        var folded = new List<int>();
        var graph = Render<GraphView>(p => Graph(p).Add(g => g.OnFold, folded.Add));
        graph.FindAll(".fold")[1].KeyDown("Enter");
        graph.FindAll(".fold")[2].KeyDown(" ");
        graph.FindAll(".fold")[0].KeyDown("x");

        folded.ShouldBe([1, 2]);
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        var yaml = Flow.Replace("first", "'<script>x</script><img src=x onerror=y>'", StringComparison.Ordinal)
            .Replace("second", "\"\\u202Eevil\\e[31m\"", StringComparison.Ordinal);
        var graph = Render<GraphView>(p => Graph(p, yaml));

        graph.FindAll("script, img").ShouldBeEmpty();
        graph.Markup.ShouldContain("\\u202eevil\\u001b[31m");
        graph.Markup.ShouldNotContain("\u202E");
    }

    [Fact]
    public void A_time_line_shows_attempts_and_the_pause_between_them()
    {
        var start = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var item = new GanttItem("A", "a", "one",
        [
            new GanttSegment(GanttKind.Failed, start, start.AddSeconds(10)) { Attempt = 1 },
            new GanttSegment(GanttKind.Waiting, start.AddSeconds(10), start.AddSeconds(15)),
            new GanttSegment(GanttKind.Succeeded, start.AddSeconds(15), start.AddSeconds(20)) { Attempt = 2 },
        ]) { IsCritical = true };
        var layout = GanttLayout.Of([item], start, start.AddSeconds(20));
        var chart = Render<GanttView>(p => p.Add(g => g.Layout, layout).Add(g => g.HrefOf, id => "log/" + id));

        chart.FindAll(".row rect").Select(r => r.ClassName).ShouldBe(["g-failed", "g-waiting", "g-succeeded"]);
        chart.FindAll("title").Select(t => t.TextContent).ShouldContain("A: succeeded, attempt 2, 5.00 s");
        chart.Find(".row.critical a").GetAttribute("href").ShouldBe("log/A");
    }

    [Fact]
    public void A_problem_has_its_code_its_place_and_its_fix()
    {
        using var workspace = new TestWorkspace();
        var loaded = PageWorkspace.Create().LoadFile(Path.Combine(workspace.Path, "broken.yaml"));
        var list = Render<ProblemList>(p => p.Add(l => l.Items, loaded.Diagnostics));

        list.Find(".p-error code").TextContent.ShouldStartWith("AEF");
        list.Find(".place").TextContent.ShouldStartWith("broken.yaml:5:");
        list.Markup.ShouldContain("Did you mean");
    }

    [Fact]
    public void A_form_has_a_field_of_the_right_kind_for_each_input()
    {
        var fields = InputField.Of(Bind(TestWorkspace.Orders).Source);
        var forms = fields.Select(f => Render<InputFieldEditor>(p => p.Add(e => e.Field, f))).ToList();

        forms[0].Find("input").GetAttribute("type").ShouldBe("date");
        forms[1].FindAll("option").Select(o => o.TextContent).ShouldBe(["north", "south"]);
        forms[2].Find("input").GetAttribute("type").ShouldBe("number");
        forms[3].FindAll("option").Select(o => o.TextContent).ShouldBe(["true", "false"]);
    }

    [Fact]
    public void A_wrong_value_is_explained_at_its_field_and_not_sent()
    {
        var field = InputField.Of(Bind(TestWorkspace.Orders).Source)[2];
        var form = Render<InputFieldEditor>(p => p.Add(e => e.Field, field));
        form.Find("input").Change("many");

        form.Find("[role=alert]").TextContent.ShouldContain("rows must be a whole number");
        field.Problem.ShouldNotBeNull();

        form.Find("input").Change("5");
        form.FindAll("[role=alert]").ShouldBeEmpty();
        field.Value!.Text.ShouldBe("5");
    }

    [Fact]
    public void The_values_of_another_run_fill_the_form()
    {
        var fields = InputField.Of(Bind(TestWorkspace.Orders).Source, """{"day":"2026-01-02","region":"south","rows":7,"fail":true}""");

        fields.Select(f => f.Text).ShouldBe(["2026-01-02", "south", "7", "true"]);
    }

    [Theory]
    [InlineData("list", "[1", false)]
    [InlineData("list", "[1]", true)]
    [InlineData("list", "{}", false)]
    [InlineData("map", "{\"a\":1}", true)]
    [InlineData("map", "[]", false)]
    public void Lists_and_maps_are_json(string type, string text, bool isValid)
    {
        var source = Flow.Replace("levels:", $"inputs:\n  x: {{ type: {type} }}\nlevels:", StringComparison.Ordinal);
        var field = InputField.Of(PageWorkspace.Create().Load(new SourceText(source, "flow.yaml")).Pipeline!)[0];
        field.Text = text;

        (field.Problem is null).ShouldBe(isValid);
    }

    private static ComponentParameterCollectionBuilder<GraphView> Graph(
        ComponentParameterCollectionBuilder<GraphView> parameters,
        string yaml = Flow) => parameters.Add(g => g.Layout, GraphLayout.Of(Bind(yaml))).Add(g => g.HrefOf, id => id);

    private static BoundPipeline Bind(string yaml)
    {
        var loaded = PageWorkspace.Create().Load(new SourceText(yaml, "flow.yaml"));
        return loaded.Bound ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
    }
}
