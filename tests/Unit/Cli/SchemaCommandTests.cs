using Aef.Core.Pipelines.Schemas;

namespace Aef.Tests.Cli;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly CliSession _aef = new();

    public static TheoryData<string> Names => [.. PublishedSchemas.Names];

    public void Dispose() => _aef.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_schema_is_printed(string name) =>
        (await _aef.RunAsync("schema", name)).ShouldBe(new CliResult(0, PublishedSchemas.Read(name), ""));

    [Fact]
    public async Task A_kind_of_file_that_has_no_schema_is_wrong_usage()
    {
        var result = await _aef.RunAsync("schema", "pipelines");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("'pipelines'");
    }
}
