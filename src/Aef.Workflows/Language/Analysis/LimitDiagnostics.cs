using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Findings about the limits of the service that show in the source.</summary>
public static class LimitDiagnostics
{
    /// <summary>50 assignments in a step.</summary>
    public static readonly DiagnosticDescriptor Assignments = Error("AEF5130", "Too many assignments", "Step '{0}' has {1} assignments; at most {2} are allowed.", "Split the step.");

    /// <summary>50 conditions in a switch.</summary>
    public static readonly DiagnosticDescriptor Conditions = Error("AEF5131", "Too many conditions", "The switch of step '{0}' has {1} conditions; at most {2} are allowed.", "Go on in a second switch.");

    /// <summary>2 to 10 branches.</summary>
    public static readonly DiagnosticDescriptor Branches = Error("AEF5132", "Number of branches", "Step '{0}' has {1} branches; {2} to {3} are allowed.", "Use a parallel 'for' for more, and no parallel step for one.");

    /// <summary>400 characters in an expression.</summary>
    public static readonly DiagnosticDescriptor Expression = Error("AEF5133", "Expression too long", "The expression has {0} characters; at most {1} are allowed.", "Compute parts of it in assignments before.");

    /// <summary>128 KB of source.</summary>
    public static readonly DiagnosticDescriptor Source = Error("AEF5134", "Source too large", "The source has {0} bytes; at most {1} can be deployed.");

    /// <summary>10 parameters.</summary>
    public static readonly DiagnosticDescriptor Parameters = Error("AEF5135", "Too many parameters", "Subworkflow '{0}' has {1} parameters; at most {2} are allowed.", "Pass a map.");

    /// <summary>One parameter of main.</summary>
    public static readonly DiagnosticDescriptor MainParameters = Error("AEF5136", "Main has more than one parameter", "'main' has {0} parameters; it takes at most one.", "Pass a map with all arguments.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string remedy = "Make it smaller.") => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
