namespace Aef.Tests.Cli;

/// <summary>What users got wrong in the files around a definition, and the command passed over.</summary>
public sealed class ProjectFaultTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_folder_named_aef_json_is_reported()
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        Directory.CreateDirectory(_aef.PathOf("aef.json"));

        var result = await _aef.RunAsync("validate", _aef.PathOf("sample.yaml"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("aef.json");
        result.Error.ShouldContain("it is a folder");
    }

    [Theory]
    [InlineData("no.json", "it does not exist")]
    [InlineData("folder", "it is a folder")]
    public async Task A_parameters_file_that_aef_json_names_and_that_cannot_be_read_is_reported_there(string name, string reason)
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("aef.json", $$"""{ "parameters": "{{name}}" }""");
        Directory.CreateDirectory(_aef.PathOf("folder"));

        foreach (var command in (string[])["validate", "simulate", "compile"])
        {
            var result = await _aef.RunAsync(command, _aef.PathOf("sample.yaml"));

            result.ExitCode.ShouldBe(1, command);
            result.Error.ShouldContain("aef.json:1:17: error AEF1001", customMessage: command);
            result.Error.ShouldContain(reason, customMessage: command);
        }
    }

    [Fact]
    public async Task A_parameters_file_that_exists_is_not_reported()
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("aef.json", """{ "parameters": "params.json" }""");
        _aef.File("params.json", "[]");

        (await _aef.RunAsync("validate", _aef.PathOf("sample.yaml"))).Error.ShouldNotContain("AEF1001");
    }

    [Fact]
    public async Task A_simulation_script_with_an_empty_list_of_starts_is_refused()
    {
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("s.json", """{"jobs": {"J01": []}}""");

        var result = await _aef.RunAsync("simulate", _aef.PathOf("sample.yaml"), "--script", _aef.PathOf("s.json"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(
            "s.json:1:18: error AEF6001: J01 must be an object, or a list with an object for each start; got an empty list.");
    }

    [Theory]
    [InlineData("\"0\"", null)]
    [InlineData("J1", "Did you mean \"J01\"?")]
    public async Task A_suggestion_has_a_character_in_common_with_what_was_written(string next, string? suggestion)
    {
        _aef.File(
            "p.yaml",
            $"levels:\n- - job_id: {(suggestion is null ? "A" : "J01")}\n    job_name: a\n    executor: dataform-tag-executor\n    "
                + $"next: {next}\n");

        var result = await _aef.RunAsync("validate", _aef.PathOf("p.yaml"));

        result.Error.ShouldContain("AEF2010");
        if (suggestion is null)
        {
            result.Error.ShouldNotContain("Did you mean");
        }
        else
        {
            result.Error.ShouldContain(suggestion);
        }
    }

    [Fact]
    public async Task Missing_parameters_of_a_platform_are_joined_to_a_list_of_words()
    {
        _aef.File("sample.yaml", CliSamples.Definition);

        (await _aef.RunAsync("compile", _aef.PathOf("sample.yaml"))).Error
            .ShouldContain("the project, the region and the bucket of job files");
    }
}
