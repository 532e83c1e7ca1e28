namespace Aef.Core.Pipelines.Catalog;

/// <summary>One way to run an executor, with its settings. All bindings are equal; the call of AEF's function is one of them.</summary>
public abstract record ExecutorBinding
{
    /// <summary>The keyword of the binding in an entry.</summary>
    public abstract string Kind { get; }
}
