namespace Aef.Core.Pipelines.Model;

/// <summary>The kind of a step key's value; reader, writer and schema handle each kind.</summary>
internal enum StepKeyKind
{
    /// <summary>A string; a number is read as written.</summary>
    Text,

    /// <summary>A string or a boolean.</summary>
    Condition,

    /// <summary>A number, also as a string.</summary>
    Number,

    /// <summary>A boolean; as in AEF, every string except false means true.</summary>
    Flag,

    /// <summary>The name of a <see cref="StepType"/>.</summary>
    Type,

    /// <summary>An object whose keys the user chooses.</summary>
    Object,

    /// <summary>An object whose keys the user chooses, or a string with AEF's JSON.</summary>
    Properties,

    /// <summary>A <see cref="RetryPolicy"/>.</summary>
    Retry,

    /// <summary>The name of a <see cref="Aef.Core.Pipelines.Model.WaitFor"/>.</summary>
    WaitFor,

    /// <summary>The name of a <see cref="BindingChoice"/>.</summary>
    Binding,

    /// <summary>A list of data sets, which are strings.</summary>
    DataSets,
}
