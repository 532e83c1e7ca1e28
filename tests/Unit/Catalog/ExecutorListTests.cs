using System.Text.Json;
using Aef.Tests.Cli;

namespace Aef.Tests.Catalog;

/// <summary><c>aef executors</c> names the kind by which a run on this computer runs an executor.</summary>
public sealed class ExecutorListTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("load", "this computer (load)", "load")]
    [InlineData("check", "cloud_workflows (connector), airflow, this computer (check)", "check")]
    [InlineData("gcs-wait", "cloud_workflows (connector), airflow", null)]
    public async Task The_targets_include_this_computer(string executor, string targets, string? local)
    {
        var one = await _aef.RunAsync("executors", executor);
        var json = await _aef.RunAsync("executors", executor, "--output", "json");

        one.Output.ShouldContain($"\n  targets:  {targets}\n");
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("executors")[0].TryGetProperty("local", out var kind).ShouldBe(local is not null);
        (local is null ? null : kind.GetString()).ShouldBe(local);
    }
}
