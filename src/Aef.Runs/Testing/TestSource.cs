using Aef.Core.Workspace;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A source under test, with its name in reports.</summary>
internal sealed class TestSource
{
    public TestSource(string path, LoadResult loaded)
    {
        Path = path;
        Loaded = loaded;
        Workflow = loaded.Kind == LoadedKind.Definition ? null : new WorkflowTestSource(path, loaded.Workflow, loaded.Diagnostics);
    }

    /// <summary>The file; for a source inside a test, the test file and the test's name.</summary>
    public string Path { get; }

    public LoadResult Loaded { get; }

    /// <summary>The workflow; null for definitions. An unreadable text counts as a workflow.</summary>
    public WorkflowTestSource? Workflow { get; }
}
