using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Diagnostics about limits of Cloud Workflows that can be checked in the source.</summary>
public static class LimitDiagnostics
{
    /// <summary>Too many assignments.</summary>
    public static readonly DiagnosticDescriptor Assignments = Error(
        "AEF5130",
        "Too many assignments",
        "Step \"{0}\" has {1} assignments; the limit is {2}.",
        "Split the step.");

    /// <summary>Too many conditions.</summary>
    public static readonly DiagnosticDescriptor Conditions = Error(
        "AEF5131",
        "Too many conditions",
        "The switch of step \"{0}\" has {1} conditions; the limit is {2}.",
        "Move some of them to a second switch.");

    /// <summary>Wrong number of branches.</summary>
    public static readonly DiagnosticDescriptor Branches = Error(
        "AEF5132",
        "Wrong number of branches",
        "Step \"{0}\" has {1} branches; {2} to {3} are allowed.",
        "For more branches, use a parallel \"for\". For one, do not use a parallel step.");

    /// <summary>Expression too long.</summary>
    public static readonly DiagnosticDescriptor Expression = Error(
        "AEF5133",
        "Expression too long",
        "The expression has {0} characters; the limit is {1}.",
        "Compute parts of it in earlier assignments.");

    /// <summary>Source too large.</summary>
    public static readonly DiagnosticDescriptor Source = Error(
        "AEF5134",
        "Source too large",
        "The source has {0} bytes; the limit for a deployment is {1}.");

    /// <summary>Too many parameters.</summary>
    public static readonly DiagnosticDescriptor Parameters = Error(
        "AEF5135",
        "Too many parameters",
        "Subworkflow \"{0}\" has {1} parameters; the limit is {2}.",
        "Pass a map.");

    /// <summary>More than one parameter of main.</summary>
    public static readonly DiagnosticDescriptor MainParameters = Error(
        "AEF5136",
        "More than one parameter of main",
        "\"main\" has {0} parameters; it can have at most one.",
        "Pass one map with all arguments.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string remedy = "Make it smaller.") =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
