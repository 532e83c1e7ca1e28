namespace Aef.Core.Pipelines.Catalog;

/// <summary>A way in which Cloud Workflows runs an executor.</summary>
public abstract record WorkflowsBinding : ExecutorBinding;
