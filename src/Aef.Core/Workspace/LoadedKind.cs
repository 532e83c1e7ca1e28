namespace Aef.Core.Workspace;

/// <summary>The kind of a loaded text.</summary>
public enum LoadedKind
{
    /// <summary>It could not be read at all.</summary>
    Unknown,

    /// <summary>A definition of a pipeline.</summary>
    Definition,

    /// <summary>A Cloud Workflows source.</summary>
    Workflow,

    /// <summary>The platform parameters of an environment.</summary>
    PlatformParameters,

    /// <summary>A configuration, <c>aef.json</c>.</summary>
    Configuration,

    /// <summary>An entry of the executor catalog.</summary>
    Executor,

    /// <summary>The parameters of a job.</summary>
    JobFile,
}
