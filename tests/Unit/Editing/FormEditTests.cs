using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>Edits of the form change only the text of their node.</summary>
public sealed class FormEditTests
{
    private const string Yaml = """
        # A pipeline.
        name: sales # the name

        levels:
          # first
          - level_id: a
            threads:
              - thread_id: t
                steps:
                  # loads
                  - job_id: J1   # one
                    job_name: "load"
                    executor: 'x'
                    wait_time_seconds: 30

                  # checks
                  - job_id: J2
                    job_name: check
                    when: ${steps.J1.status == "succeeded"}
                    next: J3
          - level_id: b
            threads:
              - - job_id: J3
                  job_name: end
        """;

    private const string Json = """
        {
          "definition": [
            {
              "LEVEL_ID": "1",
              "THREADS": [
                {
                  "THREAD_ID": "1",
                  "STEPS": [
                    { "JOB_ID": "1", "JOB_NAME": "a", "NEXT": "2" },
                    {
                      "JOB_ID": "2",
                      "JOB_NAME": "b"
                    }
                  ]
                }
              ]
            }
          ]
        }
        """;

    private const string Steps = "levels[0].threads[0].steps";

    [Theory]
    [InlineData("name", "revenue", "name: sales # the name", "name: revenue # the name")]
    [InlineData(Steps + "[0].job_name", "load all", "\"load\"", "\"load all\"")]
    [InlineData(Steps + "[0].executor", "it's", "'x'", "'it''s'")]
    [InlineData(Steps + "[1].job_name", "a: b", "job_name: check", "job_name: \"a: b\"")]
    [InlineData(Steps + "[1].job_name", "${inputs.day}", "job_name: check", "job_name: ${inputs.day}")]
    [InlineData(Steps + "[1].job_name", "no", "job_name: check", "job_name: \"no\"")]
    [InlineData(Steps + "[1].job_name", "1e3", "job_name: check", "job_name: \"1e3\"")]
    [InlineData(Steps + "[1].job_name", "0o7", "job_name: check", "job_name: \"0o7\"")]
    [InlineData(Steps + "[1].job_name", "~", "job_name: check", "job_name: \"~\"")]
    [InlineData(Steps + "[1].job_name", "x #y", "job_name: check", "job_name: \"x #y\"")]
    [InlineData(Steps + "[1].job_name", "", "job_name: check", "job_name: \"\"")]
    [InlineData(Steps + "[1].job_name", "😀\u2028", "job_name: check", "job_name: \"😀\\u2028\"")]
    public void A_string_keeps_its_quotes_unless_it_needs_others(string path, string value, string before, string after) =>
        new EditSession(Yaml).Text(path, value).ShouldBe(Yaml.Replace(before, after));

    [Fact]
    public void A_string_of_several_lines_becomes_a_block()
    {
        var text = new EditSession("a:\n  b: x # c\nd: 1\n").Text("a.b", "select 1\nfrom t\n");

        text.ShouldBe("a:\n  b: |\n    select 1\n    from t # c\nd: 1\n".Replace(" # c", string.Empty).Replace("b: |", "b: | # c"));
    }

    [Theory]
    [InlineData("sql: |\n  old\n  text\n\n# c\nd: 1\n", "new\n", "sql: |\n  new\n\n# c\nd: 1\n")]
    [InlineData("sql: >-\n  old\n  text\nd: 1\n", "new\ntext", "sql: |-\n  new\n  text\nd: 1\n")]
    [InlineData("sql: |2\n   old\nd: 1\n", "new", "sql: |-\n  new\nd: 1\n")]
    [InlineData("sql: |+\n  old\n\n\nd: 1\n", "a\n\n b\n", "sql: |\n  a\n\n   b\nd: 1\n")]
    public void A_block_scalar_stays_one(string before, string value, string after) =>
        new EditSession(before).Text("sql", value).ShouldBe(after);

    [Fact]
    public void A_new_key_follows_the_last_one_with_its_indentation()
    {
        var session = new EditSession(Yaml);

        session.Set(Steps + "[0].retry.max_attempts", "3").ShouldBe(Yaml.Replace(
            "wait_time_seconds: 30\n", "wait_time_seconds: 30\n            retry:\n              max_attempts: 3\n"));
    }

    [Fact]
    public void A_new_key_of_the_last_step_needs_no_line_break_at_the_end() =>
        new EditSession(Yaml).Set("levels[1].threads[0][0].continue_if_fail", "true").ShouldBe(Yaml + "\n          continue_if_fail: true");

    [Theory]
    [InlineData("inputs: {}\nname: x\n", "inputs.day.type", "\"date\"", "inputs:\n  day:\n    type: date\nname: x\n")]
    [InlineData("inputs: # none\nname: x\n", "inputs.day.type", "\"date\"", "inputs: # none\n  day:\n    type: date\nname: x\n")]
    [InlineData("a: {b: 1}\n", "a.c", "[1, \"x y\", \"-\"]", "a: {b: 1, c: [1, x y, \"-\"]}\n")]
    [InlineData("a: {b}\n", "a.b", "2", "a: {b: 2}\n")]
    [InlineData("a: 1\n", "b", "[1, 2]", "a: 1\nb:\n  - 1\n  - 2\n")]
    [InlineData("l:\n- 1\na: 1\n", "b", "[1, 2]", "l:\n- 1\na: 1\nb:\n- 1\n- 2\n")]
    [InlineData("a: x # c\n# d\nb: 1\n", "a", "{\"k\": 1}", "a: # c\n  k: 1\n# d\nb: 1\n")]
    [InlineData("a: # c\n  k: 1\n# d\nb: 1\n", "a", "5", "a: 5 # c\n# d\nb: 1\n")]
    [InlineData("a:\n  # c\n  k: 1\nb: 1\n", "a", "[2]", "a:\n  # c\n  - 2\nb: 1\n")]
    [InlineData("- - a\n  - b\n", "[0][1]", "{\"k\": [1]}", "- - a\n  - k:\n      - 1\n")]
    [InlineData("? a\n: b\nc: d\n", "a", "1", "? a\n: 1\nc: d\n")]
    [InlineData("a:\t1\nb:\t2\n", "a", "5", "a:\t5\nb:\t2\n")]
    [InlineData("\"a\": 1\n", "c", "2", "\"a\": 1\n\"c\": 2\n")]
    [InlineData("# only a comment\n", "name", "\"x\"", "# only a comment\nname: x\n")]
    [InlineData("", "name", "\"x\"", "name: x\n")]
    public void A_value_of_any_form_is_set(string before, string path, string json, string after) =>
        new EditSession(before).Set(path, json).ShouldBe(after);

    [Theory]
    [InlineData("a: []\n", "a", 0, "a:\n  - x\n")]
    [InlineData("a:\nb: 1\n", "a", 0, "a:\n  - x\nb: 1\n")]
    [InlineData("a: [1]\n", "a", 1, "a: [1, x]\n")]
    [InlineData("a: [1]\n", "a", 0, "a: [x, 1]\n")]
    [InlineData("a: [\n  1, # one\n  2,\n]\n", "a", 2, "a: [\n  1, # one\n  2,\n  x,\n]\n")]
    [InlineData("a:\n  # c\n  - 1\n", "a", 0, "a:\n  - x\n  # c\n  - 1\n")]
    [InlineData("a:\n  - 1 # c\n# end", "a", 1, "a:\n  - 1 # c\n  - x\n# end")]
    [InlineData("a:\n  - - 1\n    - 2", "a[0]", 0, "a:\n  - - x\n    - 1\n    - 2")]
    [InlineData("a:\n  - 1\n\n  - 2\nb: 1\n", "a", 2, "a:\n  - 1\n\n  - 2\n\n  - x\nb: 1\n")]
    [InlineData("a:\n  - 1", "a", 1, "a:\n  - 1\n  - x")]
    public void An_element_is_inserted(string before, string list, int index, string after) =>
        new EditSession(before).Insert(list, index, "\"x\"").ShouldBe(after);

    [Theory]
    [InlineData("a: 1 # c\n# b\nb: 2\n\nc: 3\n", "b", "a: 1 # c\n\nc: 3\n")]
    [InlineData("# file\na: 1\nb: 2\n", "a", "# file\nb: 2\n")]
    [InlineData("a: 1\nb: 2", "b", "a: 1")]
    [InlineData("a:\n  - 1\n  - 2\n", "a[0]", "a:\n  - 2\n")]
    [InlineData("a:\n  - 1\nb: 2\n", "a[0]", "a: []\nb: 2\n")]
    [InlineData("a: [1, 2, 3]\n", "a[1]", "a: [1, 3]\n")]
    [InlineData("a: [1, 2, 3]\n", "a[2]", "a: [1, 2]\n")]
    [InlineData("a: {b: 1}\n", "a.b", "a: {}\n")]
    [InlineData("- a: 1 # one\n  b: 2\n", "[0].a", "- b: 2\n")]
    [InlineData("- a: 1 # one\n  # two\n  b: 2\n", "[0].a", "-\n  # two\n  b: 2\n")]
    [InlineData("- a: 1\n  b: |\n    x\n\n    y\n  c: 1\n", "[0].b", "- a: 1\n  c: 1\n")]
    [InlineData("a: 1\n\n# b\nb: 2\n\nc: 1\n", "b", "a: 1\n\nc: 1\n")]
    public void A_node_is_removed_with_its_comments(string before, string path, string after) =>
        new EditSession(before).Remove(path).ShouldBe(after);

    [Fact]
    public void A_step_moves_with_its_comments()
    {
        var text = new EditSession(Yaml).Move(Steps + "[0]", Steps, 2);

        text.ShouldContain("next: J3\n\n          # loads\n          - job_id: J1   # one\n".Replace("\n\n", "\n\n"));
        text.ShouldContain("    steps:\n          # checks\n".Replace("    steps", "        steps"));
    }

    [Fact]
    public void A_step_moves_to_a_list_of_another_indentation() =>
        new EditSession(Yaml).Move(Steps + "[0]", "levels[1].threads[0]", 1).ShouldEndWith(
            "      - - job_id: J3\n          job_name: end\n        # loads\n        - job_id: J1   # one\n"
            + "          job_name: \"load\"\n          executor: 'x'\n          wait_time_seconds: 30");

    [Fact]
    public void Levels_move_and_steps_move_back()
    {
        var session = new EditSession(Yaml);
        session.Move("levels[1]", "levels", 0).ShouldContain("levels:\n  - level_id: b");
        session.Move("levels[0]", "levels", 2);
        session.Move("levels[1].threads[0][0]", Steps, 0).ShouldContain("threads:\n      - []");
        session.UndoAll().ShouldBe(Yaml);
    }

    [Fact]
    public void Json_keeps_its_layout()
    {
        var session = new EditSession(Json, "test.json");
        const string steps = "definition[0].THREADS[0].STEPS";

        session.Set(steps + "[0].TYPE", "\"sync\"").ShouldBe(Json.Replace("\"NEXT\": \"2\" }", "\"NEXT\": \"2\", \"TYPE\": \"sync\" }"));
    }

    [Fact]
    public void Json_of_several_lines_gets_lines()
    {
        var session = new EditSession(Json, "test.json");
        const string steps = "definition[0].THREADS[0].STEPS";
        session.Set(steps + "[1].with", "{\"a\": [1]}").ShouldBe(Json.Replace(
            "\"JOB_NAME\": \"b\"\n",
            "\"JOB_NAME\": \"b\",\n              \"with\": {\n"
            + "                \"a\": [\n                  1\n                ]\n              }\n"));
        session.UndoAll().ShouldBe(Json);
        session.Move(steps + "[1]", steps, 0);
        session.Remove(steps + "[1]");
        session.Remove(steps + "[0]").ShouldContain("\"STEPS\": []");
        session.Insert(steps, 0, "{\"JOB_ID\": \"7\"}")
            .ShouldContain("\"STEPS\": [\n            {\n              \"JOB_ID\": \"7\"\n            }\n          ]");
        session.UndoAll().ShouldBe(Json);
    }

    [Fact]
    public void Renaming_a_step_follows_next_and_expressions()
    {
        var session = new EditSession(Yaml);

        var text = session.Make(new RenameStep(EditSession.Path(Steps + "[0]"), "load"));

        text.ShouldBe(Yaml.Replace("job_id: J1   # one", "job_id: load   # one").Replace("steps.J1.status", "steps.load.status"));
        session.Make(new RenameStep(EditSession.Path("levels[1].threads[0][0]"), "the end")).ShouldContain("next: the end");
        session.Make(new RenameStep(EditSession.Path(Steps + "[0]"), "a-b")).ShouldContain("${steps[\"a-b\"].status");
        session.Make(new RenameStep(EditSession.Path(Steps + "[0]"), "c")).ShouldContain("${steps[\"c\"].status");
    }

    [Fact]
    public void Renaming_an_input_follows_expressions_and_schedules()
    {
        var session = new EditSession("inputs:\n  day: {type: date}\nschedule:\n  inputs: {day: x}\n"
            + "variables:\n  v: \"${inputs.day} ${variables.day} ${\\\"inputs.day\\\"}\"\n");

        session.Make(new RenameSymbol(EditSession.Path("inputs.day"), "date")).ShouldBe(
            "inputs:\n  date: {type: date}\nschedule:\n  inputs: {date: x}\n"
            + "variables:\n  v: \"${inputs.date} ${variables.day} ${\\\"inputs.day\\\"}\"\n");
    }

    [Theory]
    [InlineData("rename")]
    [InlineData("key")]
    [InlineData("missing")]
    [InlineData("into itself")]
    [InlineData("root")]
    public void An_edit_that_does_not_fit_is_refused_with_a_reason(string kind)
    {
        var session = new EditSession(Yaml);
        FormEdit edit = kind switch
        {
            "rename" => new RenameStep(EditSession.Path(Steps + "[0]"), "J3"),
            "key" => new RenameKey(EditSession.Path(Steps + "[0].job_id"), "job_name"),
            "missing" => new RemoveNode(EditSession.Path(Steps + "[7]")),
            "into itself" => new MoveItem(EditSession.Path("levels[0]"), EditSession.Path("levels[0].threads"), 0),
            _ => new SetValue(EditSession.Path(string.Empty), ScalarNode.Null()),
        };

        var outcome = session.Form(edit);

        outcome.Status.ShouldBe(EditStatus.Refused);
        outcome.Reason.ShouldNotBeNullOrEmpty();
        session.FileText.ShouldBe(Yaml);
    }

    [Theory]
    [InlineData("a: &x 1\nb: 2\n")]
    [InlineData("a: {x: 1}\nb:\n  <<: *x\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: [1\n")]
    public void A_text_that_is_broken_has_a_read_only_form(string text)
    {
        var session = new EditSession(text);

        session.Form(new SetValue(EditSession.Path("b"), ScalarNode.Integer(3))).Status.ShouldBe(EditStatus.Refused);

        session.Session.State.Breakage.ShouldNotBeNull().Location.HasPosition.ShouldBeTrue();
        session.FileText.ShouldBe(text);
    }

    [Fact]
    public void Keys_of_other_case_stay()
    {
        new EditSession("Name: x\nname2: y\n").Text("Name", "z").ShouldBe("Name: z\nname2: y\n");
        new EditSession("with: {A: 1, a: 2}\n").Set("with.a", "3").ShouldBe("with: {A: 1, a: 3}\n");
    }

    [Fact]
    public void A_line_of_a_megabyte_is_edited()
    {
        var line = new string('x', 1_000_000);
        new EditSession($"a: {line}\nb: 1\n").Set("b", "2").ShouldBe($"a: {line}\nb: 2\n");
    }
}
