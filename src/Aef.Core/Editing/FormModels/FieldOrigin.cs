namespace Aef.Core.Editing.FormModels;

/// <summary>Where the value of a field comes from.</summary>
public enum FieldOrigin
{
    /// <summary>There is no value.</summary>
    None,

    /// <summary>The node itself has the key.</summary>
    Own,

    /// <summary>The defaults of the executor in <c>defaults.executors</c>.</summary>
    ExecutorDefaults,

    /// <summary>The defaults of all steps in <c>defaults</c>.</summary>
    Defaults,

    /// <summary>The default of the format, or of the executor's parameter.</summary>
    BuiltIn,
}
