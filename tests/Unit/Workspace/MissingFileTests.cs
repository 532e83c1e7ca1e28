using Aef.Tests.Cli;

namespace Aef.Tests.Workspace;

/// <summary>A wrong file is named together with the right one.</summary>
public sealed class MissingFileTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("validate")]
    [InlineData("compile")]
    [InlineData("show")]
    [InlineData("measure")]
    public async Task A_missing_file_has_a_suggestion(string command)
    {
        _aef.File("pipeline.yaml", CliSamples.Definition);

        var result = await _aef.RunAsync(command, _aef.PathOf("pipline.yaml"));

        result.ExitCode.ShouldBe(1);
        (result.Output + result.Error).ShouldContain("it does not exist. Did you mean \"pipeline.yaml\"?");
    }

    [Fact]
    public async Task A_missing_file_of_another_name_or_folder_has_none()
    {
        _aef.File("pipeline.yaml", CliSamples.Definition);

        (await _aef.RunAsync("compile", _aef.PathOf("orders.yaml"))).Error.ShouldNotContain("Did you mean");
        (await _aef.RunAsync("compile", _aef.PathOf("none/pipeline.yaml"))).Error.ShouldNotContain("Did you mean");
    }

    [Theory]
    [InlineData("show")]
    [InlineData("simulate")]
    [InlineData("compile")]
    [InlineData("validate")]
    public async Task A_compiled_DAG_is_recognized(string command)
    {
        var definition = _aef.File("pipeline.yaml", CliSamples.Definition);
        var compiled = await _aef.RunAsync("compile", definition, "--target", "composer", "-o", _aef.PathOf("dag.py"));
        compiled.ExitCode.ShouldBe(0, compiled.Error);

        var result = await _aef.RunAsync(command, _aef.PathOf("dag.py"));

        result.ExitCode.ShouldBe(1);
        (result.Output + result.Error).ShouldContain("AEF1050");
        (result.Output + result.Error).ShouldContain("got a DAG that Aef compiled, so pass the definition");
    }

    [Fact]
    public async Task The_page_of_a_code_names_the_pages_that_it_links()
    {
        var page = await _aef.RunAsync("explain", "AEF4203");

        page.Output.ReplaceLineEndings(" ").ShouldContain("(docs/airflow.md).");
    }

    [Fact]
    public async Task A_definition_is_no_journal()
    {
        var result = await _aef.RunAsync("rerun", _aef.File("pipeline.yaml", CliSamples.Definition));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF6153");
        result.Error.ShouldContain("Pass the journal of a run");
    }
}
