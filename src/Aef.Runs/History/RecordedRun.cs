using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.History;

/// <summary>What the recorder needs to know about a run.</summary>
/// <param name="Name">The name of the pipeline or workflow.</param>
internal sealed record RecordedRun(string Name)
{
    /// <summary>The definition or source.</summary>
    public RecordedSource? Source { get; init; }

    /// <summary>The run of a pipeline; null for Cloud Workflows source.</summary>
    public LocalRunRequest? Pipeline { get; init; }

    /// <summary>The argument.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>The secrets, which nothing may contain.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;

    /// <summary>True when the run passes real time.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>The interval that the run processes; null if it is not known before the run.</summary>
    public RecordedInterval? Interval { get; init; }

    /// <summary>True when the run needs no admission, because it has ended before.</summary>
    public bool HasEnded { get; init; }

    /// <summary>The journal, if it is not in the folder of the run.</summary>
    public string? Journal { get; init; }

    /// <summary>Writes the copies of what runs to the folder of the run.</summary>
    public void WriteTo(RunFolder folder, Secrets hidden, WorkflowValue argument)
    {
        if (Source is { } source)
        {
            folder.Write(source.CopyName, hidden.Mask(source.Text));
        }

        folder.Write("argument.json", (argument.TryToJson(out var json, out _, indented: true) ? json : argument.ToString()) + "\n");
        if (Pipeline is { } pipeline)
        {
            folder.Write("outline.json", RunOutline.Of(pipeline.Pipeline).ToJson());
            folder.Write("compiled.yaml", hidden.Mask(pipeline.AsWhole().Artifact.Print(SourceFormat.Yaml)));
        }
    }
}
