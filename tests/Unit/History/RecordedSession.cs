using System.Text.Json;
using Aef.Runs.History;
using Aef.Runs.State;
using Aef.Tests.Cli;

namespace Aef.Tests.History;

/// <summary>Records simulated runs at a prompt, in a state folder of its own.</summary>
internal sealed class RecordedSession : IDisposable
{
    /// <summary>The command that simulates runs.</summary>
    public const string Simulate = "simulate";

    /// <summary>The option that names a simulation script.</summary>
    public const string Script = "--script";

    public const string Failing = "jobs:\n  D: { duration_seconds: 60, ends: failed, message: no quota }\n";

    public CliSession Aef { get; } = new();

    public string Definition => field ??= Aef.File("sample.yaml", CliSamples.Definition);

    public string StatePath => Aef.PathOf("state");

    public StateFolder State => StateFolder.Find(new StateLocation(Aef.PathOf(".")) { Named = StatePath });

    public void Dispose() => Aef.Dispose();

    /// <summary>Runs a command with the state folder.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => Aef.RunAsync([.. arguments, "--state", StatePath]);

    /// <summary>Records a run and returns its folder.</summary>
    public async Task<RunFolder> RecordAsync(params string[] options)
    {
        var before = new RunHistory(State).Complete(string.Empty);
        var run = await RunAsync([Simulate, Definition, "--record", .. options]);
        var added = new RunHistory(State).Complete(string.Empty).Except(before).ToList();
        return RunFolder.Of(State, added.ShouldHaveSingleItem(run.Error));
    }

    /// <summary>Records a run that fails at its last step.</summary>
    public Task<RunFolder> FailAsync() => RecordAsync(Script, Aef.File("night.yaml", Failing));

    /// <summary>A record of a run that never was, in a folder of the state folder.</summary>
    public static RunRecord Record(string id, string pipeline = "p", RecordedState state = RecordedState.Succeeded) => new(id)
    {
        Pipeline = pipeline,
        State = state,
        Started = RunId.TimeOf(id)!.Value,
        Ended = RunId.TimeOf(id)!.Value.AddMinutes(1),
        Duration = TimeSpan.FromMinutes(1),
        Steps = new StepCounts(2, 1, state == RecordedState.Failed ? 1 : 0, 0),
        Bytes = 1000,
    };

    /// <summary>Writes the folder of a record.</summary>
    public RunFolder Write(RunRecord record)
    {
        State.Open().ShouldBeEmpty();
        var folder = RunFolder.Of(State, record.Id);
        Directory.CreateDirectory(folder.FolderPath);
        folder.Write(record);
        return folder;
    }

    /// <summary>The ids in the JSON that <c>aef runs</c> has written.</summary>
    public static string[] Ids(CliResult list)
    {
        using var json = JsonDocument.Parse(list.Output);
        return [.. json.RootElement.GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }
}
