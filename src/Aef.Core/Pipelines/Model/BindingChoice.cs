namespace Aef.Core.Pipelines.Model;

/// <summary>The binding by which Cloud Workflows runs the executor of a step.</summary>
public enum BindingChoice
{
    /// <summary>The workflow calls a deployed function.</summary>
    Function,

    /// <summary>The workflow calls the API itself.</summary>
    Connector,
}
