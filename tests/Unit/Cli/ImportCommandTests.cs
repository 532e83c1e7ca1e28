using Aef.Tests.Importing;

namespace Aef.Tests.Cli;

/// <summary><c>aef import pydataflow</c>: what it writes, and what it never replaces.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task All_files_are_written_and_the_same_files_again()
    {
        var arguments = Arguments("-o", _aef.PathOf("out"));

        var first = await _aef.RunAsync(arguments);
        var second = await _aef.RunAsync(arguments);

        first.ExitCode.ShouldBe(0, first.Error);
        Written().ShouldBe(["aef.json", "executors/pydataflow-load.yaml", "sample.yaml"]);
        first.Error.ShouldContain("out/sample.yaml: written");
        second.ExitCode.ShouldBe(0, second.Error);
        (await _aef.RunAsync("validate", Path.Combine(_aef.PathOf("out"), "sample.yaml"))).ExitCode.ShouldBe(0);
        (first.Output + first.Error + second.Error).ShouldNotContain(PyDataflowSamples.Password);
    }

    [Theory]
    [InlineData("sample.yaml", "# mine")]
    [InlineData("executors/pydataflow-load.yaml", "name: pydataflow-load")]
    [InlineData("aef.json", "{\"rules\": {}}")]
    public async Task A_file_that_exists_is_replaced_only_by_force(string name, string text)
    {
        Directory.CreateDirectory(_aef.PathOf("out/executors"));
        var file = _aef.File("out/" + name, text);

        var refused = await _aef.RunAsync(Arguments("-o", _aef.PathOf("out")));

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("AEF1081");
        Written().ShouldBe([name]);
        (await File.ReadAllTextAsync(file)).ShouldBe(text);
        (await _aef.RunAsync(Arguments("-o", _aef.PathOf("out"), "--force"))).ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(file)).ShouldNotBe(text);
        Written().Count.ShouldBe(3);
    }

    [Fact]
    public async Task With_an_error_and_in_a_dry_run_nothing_is_written()
    {
        var dry = await _aef.RunAsync(Arguments("-o", _aef.PathOf("out"), "--dry-run"));
        var wrong = await _aef.RunAsync(
            "import", "pydataflow", _aef.File("bad.json", "{\"sources\": []}"), _aef.PathOf("config.json"), "-o", _aef.PathOf("out"));

        dry.ExitCode.ShouldBe(0, dry.Error);
        dry.Error.ShouldContain("out/sample.yaml: would be written");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldContain("bad.json:1:13: error AEF7481");
        wrong.Error.ShouldContain("AEF7490"); // of the other file
        wrong.Error.ShouldContain("not imported: 3 errors");
        Directory.Exists(_aef.PathOf("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_folder_the_definition_goes_to_standard_output()
    {
        var text = await _aef.RunAsync(Arguments());
        var json = await _aef.RunAsync(Arguments("--output", "json"));

        text.Output.ShouldStartWith("name: sample\n");
        json.Output.ShouldContain("\"source\": \"name: sample\\n");
        json.Error.ShouldBeEmpty();
        (await _aef.RunAsync("import", "pydataflow", _aef.PathOf("config.json"), _aef.PathOf("profiles.json"))).ExitCode.ShouldBe(2);
        (await _aef.RunAsync(Arguments("--bucket", "gs://b"))).ExitCode.ShouldBe(2);
        (await _aef.RunAsync(Arguments("-o", "-"))).ExitCode.ShouldBe(2);
    }

    private string[] Arguments(params string[] more) =>
    [
        "import", "pydataflow", _aef.File("config.json", PyDataflowSamples.Examples["postgres"]),
        "--profile", _aef.File("profiles.json", PyDataflowSamples.Profiles), .. more,
    ];

    private List<string> Written() => Directory.Exists(_aef.PathOf("out"))
        ? [.. Directory.EnumerateFiles(_aef.PathOf("out"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_aef.PathOf("out"), f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)]
        : [];
}
