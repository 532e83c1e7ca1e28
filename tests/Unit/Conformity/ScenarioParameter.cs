namespace Aef.Tests.Conformity;

/// <summary>A parameter of a step: what its value is made of, and the step that it reads.</summary>
internal sealed record ScenarioParameter(string Name, ParameterKind Kind, string? Step = null)
{
    /// <summary>The status in a condition that compares the output of a step with null.</summary>
    public const string OutputStatus = "output";

    /// <summary>True for a value that each attempt evaluates again.</summary>
    public bool IsSecret => Kind >= ParameterKind.Secret;
}

/// <summary>The kinds of values.</summary>
internal enum ParameterKind
{
    /// <summary>A literal that looks like an expression.</summary>
    Literal,

    /// <summary>The status of a step.</summary>
    Status,

    /// <summary>Text with the status of a step in it, in a list in an object.</summary>
    Text,

    /// <summary>An expression of more than 400 characters with the status of a step in it.</summary>
    Long,

    /// <summary>The output of a step, or null.</summary>
    Output,

    /// <summary>The first character of the output of a step; fails if there is none.</summary>
    FirstOfOutput,

    /// <summary>A number that sizes all outputs together: the lengths of the outputs.</summary>
    Sizes,

    /// <summary>A secret. This and all that follow read secrets.</summary>
    Secret,

    /// <summary>Text with a variable that reads a secret and the status of a step, in a list in an object.</summary>
    SecretInText,

    /// <summary>Two inputs that are secrets: one of another project, and one with a version.</summary>
    SecretInputs,

    /// <summary>An expression of more than 400 characters with a secret in it.</summary>
    LongSecret,

    /// <summary>A variable that is an object with secrets in it.</summary>
    SecretPair,

    /// <summary>A condition on a secret, whose second operand would fail.</summary>
    SecretInLogic,

    /// <summary>A secret that cannot be read at some times.</summary>
    FlakySecret,

    /// <summary>An expression with a secret that fails.</summary>
    BadSecret,
}
