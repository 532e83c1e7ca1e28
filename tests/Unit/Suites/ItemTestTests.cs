namespace Aef.Tests.Suites;

/// <summary>
/// What tests of pipelines call by <c>B[1]</c> and by <c>B</c>, when <c>B</c> runs for items. In the run of <see cref="Text"/>, B fails for
/// item 0 (after which C of that item is not reached), is skipped for item 1, and succeeds for item 2 at the second attempt; U and V run
/// for no items; level 2 is not reached, and F runs last.
/// </summary>
public sealed class ItemTestTests
{
    private const string Text = """
        - name: t
          source:
            name: p
            levels:
            - threads:
              - for_each: [a, b, c]
                steps:
                - { job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${index != 1}', retry: { max_attempts: 2 } }
                - { job_id: C, job_name: c, type: sync, executor: dataform-tag-executor, when: '${steps.B.status != "failed"}' }
              - when: '${false}'
                for_each: [a]
                steps: [{ job_id: U, job_name: u, type: sync, executor: dataform-tag-executor }]
              - for_each: []
                steps: [{ job_id: V, job_name: v, type: sync, executor: dataform-tag-executor }]
            - - { job_id: W, job_name: w, type: sync, executor: dataform-tag-executor }
            - threads:
              - for_each: [a]
                steps: [{ job_id: X, job_name: x, type: sync, executor: dataform-tag-executor }]
            finally:
            - job_id: F
              job_name: f
              type: sync
              executor: dataform-tag-executor
              when: '${steps.C.output != null and steps.U.output != null}'
          simulate:
            jobs:
              "B[0]": [{ ends: failed }, { ends: failed, message: no quota }]
              "B[2]": [{ ends: failed }, {}]
              C: { output: 7 }
          expect: { state: failed, # }
        """;

    private const string NotRead = " cannot be checked, because no expression of the pipeline reads it";

    [Theory]
    [InlineData("""steps: { "B[0]": failed, "B[1]": skipped, "B[2]": succeeded, "C[0]": not_reached, "C[1]": succeeded }""")]
    [InlineData("""steps: { B: failed, C: succeeded, U: skipped, V: skipped, W: not_reached, X: not_reached, F: succeeded }""")]
    [InlineData("""steps: { W: not_started }""")]
    [InlineData("""steps: { "B[0]": { attempts: 2, message: "*no quota*" }, "B[1]": { attempts: 0, message: "*when*" } }""")]
    [InlineData("""steps: { B: { attempts: 4, message: "*no quota*" }, C: { attempts: 2 } }""")]
    [InlineData("""skipped: ["B[1]", U, V]""")]
    [InlineData("""outputs: { "C[0]": null, "C[1]": 7, C: [null, 7, 7], U: [], V: [], "B[0]": null, W: null, X: [] }""")]
    [InlineData("""order: ["B[2]", "C[2]", F]""")]
    [InlineData("""order: [B, F]""")]
    [InlineData("""order: [C, F]""")]
    [InlineData("""failures: ["B[0]"]""")]
    [InlineData("""failures: [B]""")]
    [InlineData("""failures: [{ job_id: B, message: "*no quota*", kind: JobFailed, attempt: 2, continued: false }]""")]
    public void Items_and_all_items_together_are_checked(string expect) => Failures(expect).ShouldBeEmpty();

    [Theory]
    [InlineData("steps: { B: not_started }", "expected step B to be not_reached, but it is failed")]
    [InlineData("steps: { B: succeeded }", "expected step B to be succeeded, but it is failed")]
    [InlineData("steps: { C: failed }", "expected step C to be failed, but it is succeeded")]
    [InlineData("""steps: { "C[0]": skipped }""", "expected step C[0] to be skipped, but it is not_reached")]
    [InlineData("steps: { W: skipped }", "expected step W to be skipped, but it is not_reached")]
    [InlineData("steps: { X: skipped }", "expected step X to be skipped, but it is not_reached")]
    [InlineData("""steps: { "B[1]": not_reached }""", "expected step B[1] to be not_reached, but it is skipped")]
    [InlineData("steps: { B: { attempts: 2 } }", "expected the number of attempts of step B to be 2, but it is 4")]
    [InlineData("""steps: { "B[2]": { attempts: 1 } }""", "expected the number of attempts of step B[2] to be 1, but it is 2")]
    [InlineData("skipped: [U, V]", "step B[1] was skipped unexpectedly")]
    [InlineData("""skipped: ["B[1]", "B[2]", U, V]""", "expected step B[2] to be skipped, but it is succeeded")]
    [InlineData("skipped: [B, U, V]", "expected step B to be skipped, but it is failed")]
    [InlineData("outputs: { C: [7, 7, 7] }", "the output of step C is different")]
    [InlineData("outputs: { C: [null, 7] }", "the output of step C is different")]
    [InlineData("""outputs: { "C[1]": 8 }""", "the output of step C[1] is different")]
    [InlineData("outputs: { U: null }", "the output of step U is different")]
    [InlineData("""outputs: { "B[2]": null }""", "the output of step B[2]" + NotRead)]
    [InlineData("outputs: { B: [null, null, null] }", "the output of step B" + NotRead)]
    [InlineData("outputs: { F: null }", "the output of step F" + NotRead)]
    [InlineData("""order: ["B[2]", "C[1]"]""", "step C[1] started before B[2] had ended")]
    [InlineData("""order: [B, "C[1]"]""", "step C[1] started before B had ended")]
    [InlineData("""order: ["C[1]", B]""", "step B started before C[1] had ended")]
    [InlineData("order: [B, W]", "step W did not run")]
    [InlineData("failures: []", "step B[0] failed unexpectedly")]
    [InlineData("failures: [B, C]", "no item failed as C")]
    [InlineData("failures: [{ job_id: B, attempt: 1 }, B]", "no item failed as B, attempt 1")]
    public void What_items_do_not_do_is_reported(string expect, string message) =>
        Failures(expect).ShouldHaveSingleItem().ShouldEndWith(": " + message);

    /// <summary>Every expectation that names steps explains an index that does not exist.</summary>
    [Theory]
    [InlineData("B[3]", "step \"B\" has no item 3; it has 3 items, B[0] to B[2]")]
    [InlineData("W[0]", "step \"W\" has no items, because its thread has no for_each")]
    [InlineData("U[0]", "step \"U\" has no item 0, because it ran for no items (skipped: when is false)")]
    [InlineData("V[0]", "step \"V\" has no item 0, because it ran for no items (skipped: for_each has no items)")]
    [InlineData("X[0]", "step \"X\" has no item 0, because it ran for no items (not_reached)")]
    [InlineData("B[01]", "the pipeline has no step \"B[01]\"")]
    [InlineData("B[]", "the pipeline has no step \"B[]\"")]
    [InlineData("Y[0]", "the pipeline has no step \"Y[0]\"")]
    public void An_index_that_does_not_exist_is_an_error(string id, string message)
    {
        string[] expectations =
        [
            $"steps: {{ \"{id}\": not_reached }}",
            $"skipped: [\"{id}\", \"B[1]\", U, V]",
            $"outputs: {{ \"{id}\": null }}",
            $"order: [\"{id}\", F]",
            $"failures: [\"{id}\", \"B[0]\"]",
        ];
        foreach (var expect in expectations)
        {
            Failures(expect).ShouldHaveSingleItem(expect).ShouldEndWith(": " + message);
        }
    }

    [Fact]
    public void An_unknown_step_is_reported_with_the_steps_and_items_that_exist()
    {
        var failure = Suite.Tests(Filled("steps: { Y: failed }")).ShouldHaveSingleItem().Failures.ShouldHaveSingleItem();

        failure.Actual.ShouldBe("B: 3 items, B[0] to B[2]\nC: 3 items, C[0] to C[2]\nU\nV\nW\nX\nF");
    }

    [Fact]
    public void A_list_that_cannot_be_computed_fails_the_step_as_a_whole() => Suite.Failures("""
        - name: t
          source:
            name: p
            inputs: { i: { type: list } }
            levels:
            - threads:
              - { for_each: '${inputs.i}', max_items: 1, steps: [{ job_id: B, job_name: b, type: sync, executor: dataform-tag-executor }] }
          inputs: { i: [1, 2] }
          expect:
            state: failed
            steps: { B: { state: failed, attempts: 0, message: "*max_items*" } }
            failures: [{ job_id: B, kind: ExpressionError }]
            outputs: { B: [] }
        """).ShouldBeEmpty();

    /// <summary>The items of lanes run in executions of their own.</summary>
    [Fact]
    public void Items_of_lanes_are_items_too() => Suite.Failures("""
        - name: t
          source:
            name: p
            inputs: { i: { type: list } }
            levels:
            - threads:
              - for_each: '${inputs.i}'
                steps: [{ job_id: B, job_name: b, type: async, executor: dataform-tag-executor }]
          inputs: { i: [1, 2, 3] }
          simulate: { jobs: { "B[1]": { ends: failed } } }
          expect:
            diagnostics: [AEF4100, AEF4126]
            state: failed
            steps: { B: failed, "B[0]": succeeded, "B[1]": failed, "B[2]": succeeded }
            failures: [B]
        """).ShouldBeEmpty();

    /// <summary>An earlier run has done A, and B for one item.</summary>
    [Fact]
    public void Outputs_that_an_earlier_run_has_computed_are_checked_too() => Suite.Failures("""
        - name: t
          source:
            name: p
            levels:
            - - { job_id: A, job_name: a, type: sync, executor: dataform-tag-executor }
            - threads:
              - { for_each: [x, y], steps: [{ job_id: B, job_name: b, type: sync, executor: dataform-tag-executor }] }
            - - job_id: Z
                job_name: z
                type: sync
                executor: dataform-tag-executor
                when: '${steps.B.output[0] == 2 and steps.A.output == 1}'
          args: { resume: { done: [A, "B[0]"], outputs: { A: 1, "B[0]": 2 }, lists: { B: AfZQ6FyVYgFgtA7SJibcqTLp9wD/5Zm+Bg2hhN1NeCI= } } }
          simulate: { jobs: { B: { output: 3 } } }
          expect: { steps: { Z: succeeded, B: succeeded }, skipped: [A, "B[0]"], outputs: { A: 1, B: [2, 3], "B[0]": 2 } }
        """).ShouldBeEmpty();

    private static string[] Failures(string expect) => Suite.Failures(Filled(expect));

    private static string Filled(string expect) => Text.Replace("#", expect, StringComparison.Ordinal);
}
