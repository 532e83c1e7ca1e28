namespace Aef.Core.Pipelines.Catalog;

/// <summary>How a workflow reaches an executor.</summary>
public enum ExecutorBindingKind
{
    /// <summary>Through AEF's intermediate function.</summary>
    Function,

    /// <summary>The workflow calls the Google API itself.</summary>
    Connector,
}
