namespace Aef.Tests.Cli;

/// <summary><c>aef simulate --input</c>.</summary>
public sealed class RunInputTests : IDisposable
{
    private const string Definition = """
        inputs:
          taxi: { type: enum, values: [yellow, green], default: yellow }
          year: { type: integer }
          share: { type: number, required: false }
          full: { type: boolean, default: false }
          day: { type: date, required: false }
          at: { type: datetime, required: false }
          zones: { type: list, required: false }
          file: { pattern: "[a-z]+[.]csv", required: false }
        levels:
        - - { job_id: A, job_name: a, type: sync, executor: dataform-tag-executor, when: '${inputs.taxi == "green" and inputs.year == 2026 and inputs.full}' }
          - { job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${inputs.share == 0.5 and len(inputs.zones) == 2}' }
        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task Values_are_converted_to_the_types_of_the_inputs()
    {
        var result = await Run(
            "taxi=green",
            "year=2026",
            "full=true",
            "share=0.5",
            "zones=[1, 2]",
            "day=2026-02-28",
            "at=2026-02-28T06:00:00+01:00",
            "file=a.csv");

        (result.ExitCode, result.Error).ShouldBe((0, result.Error));
        result.Output.ShouldContain("2 succeeded");
    }

    [Fact]
    public async Task Conditions_see_the_inputs_and_the_defaults()
    {
        var result = await Run("year=2025", "zones=[]");

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("2 skipped");
    }

    [Fact]
    public async Task All_problems_are_reported_before_anything_starts()
    {
        var result = await Run("taxi=red", "yaer=2026", "share=half", "full=yes", "day=2026-02-30", "at=noon", "zones=x", "file=A.csv");

        result.ExitCode.ShouldBe(1);
        string[] problems =
        [
            "The input \"yaer\" is not an input of the pipeline. Did you mean \"year\"?",
            "The input \"taxi\" must be one of [\"yellow\",\"green\"]; got \"red\".",
            "The input \"year\" is missing.",
            "The input \"share\" must be of type number; got \"half\".",
            "The input \"full\" must be of type boolean; got \"yes\".",
            "The input \"day\" must be a date such as 2026-01-31; got \"2026-02-30\".",
            "The input \"at\" must be a time such as 2026-01-31T06:00:00Z; got \"noon\".",
            "The input \"zones\" must be of type list; got \"x\".",
            "The input \"file\" must match the pattern \"[a-z]+[.]csv\"; got \"A.csv\".",
        ];
        foreach (var problem in problems)
        {
            result.Error.ShouldContain("AEF6182: " + problem);
        }

        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inputs_of_the_argument_are_validated_too_and_options_override_them()
    {
        var file = _aef.File("p.yaml", Definition);

        (await _aef.RunAsync("simulate", file, "--args", """{"inputs": {"year": "2026"}}"""))
            .Error.ShouldContain("The input \"year\" must be of type integer; got \"2026\".");
        (await _aef.RunAsync("simulate", file, "--args", """{"inputs": {"year": 1, "taxi": "green", "full": true, "zones": []}}""", "--input", "year=2026")).Output.ShouldContain("1 skipped, 1 succeeded");
        (await _aef.RunAsync("simulate", file, "--args", """{"inputs": [1]}""")).Error.ShouldContain("AEF6172");
    }

    [Theory]
    [InlineData("taxi", "--input must be NAME=VALUE; got \"taxi\"")]
    [InlineData("=x", "--input must be NAME=VALUE; got \"=x\"")]
    public async Task An_option_without_a_name_or_a_value_is_wrong_usage(string option, string message)
    {
        var result = await Run(option);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task An_input_that_is_set_twice_is_wrong_usage() =>
        (await Run("year=1", "year=2")).Error.ShouldContain("--input year is set twice");

    private Task<CliResult> Run(params string[] inputs) =>
        _aef.RunAsync(["simulate", _aef.File("p.yaml", Definition), .. inputs.SelectMany(i => new[] { "--input", i })]);
}
