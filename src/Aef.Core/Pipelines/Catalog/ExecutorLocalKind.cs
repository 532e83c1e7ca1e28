namespace Aef.Core.Pipelines.Catalog;

/// <summary>How a local run runs an executor.</summary>
public enum ExecutorLocalKind
{
    /// <summary>A script answers, on the run's clock.</summary>
    Simulate,

    /// <summary>A process.</summary>
    Command,

    /// <summary>Statements on a named connection.</summary>
    Sql,

    /// <summary>An address that the user runs.</summary>
    Http,

    /// <summary>A delegate of the caller.</summary>
    Function,
}
