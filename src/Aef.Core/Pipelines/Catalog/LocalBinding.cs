namespace Aef.Core.Pipelines.Catalog;

/// <summary>The way in which a local run runs an executor.</summary>
public abstract record LocalBinding : ExecutorBinding;
