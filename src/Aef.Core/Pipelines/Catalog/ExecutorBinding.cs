namespace Aef.Core.Pipelines.Catalog;

/// <summary>One way to run an executor, with its settings. All bindings have the same rank: calling AEF's function is one of them.</summary>
public abstract record ExecutorBinding
{
    /// <summary>The word for the binding in an entry.</summary>
    public abstract string Kind { get; }
}
