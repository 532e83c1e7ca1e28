using Aef.Core.Workspace;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>A source that tests run, under the name that reports use.</summary>
internal sealed class TestSource
{
    public TestSource(string path, LoadResult loaded)
    {
        Path = path;
        Loaded = loaded;
        Workflow = loaded.Kind == LoadedKind.Definition ? null : new WorkflowTestSource(path, loaded.Workflow, loaded.Diagnostics);
    }

    /// <summary>The file; of sources that are in a test, the test file and the test's name.</summary>
    public string Path { get; }

    public LoadResult Loaded { get; }

    /// <summary>The workflow; null for definitions. What could not be read at all counts as one.</summary>
    public WorkflowTestSource? Workflow { get; }
}
