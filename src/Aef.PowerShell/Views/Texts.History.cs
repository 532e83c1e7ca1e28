using System.Management.Automation;

namespace Aef.PowerShell.Views;

/// <summary>The properties of recorded runs and of the audit log: names, inputs and failures may contain any character.</summary>
public static partial class Texts
{
    /// <summary>The Action of an object.</summary>
    public static object? DisplayAction(PSObject instance) => Shown(instance, "Action");

    /// <summary>The AuditHead of an object.</summary>
    public static object? DisplayAuditHead(PSObject instance) => Shown(instance, "AuditHead");

    /// <summary>The CancelledBy of an object.</summary>
    public static object? DisplayCancelledBy(PSObject instance) => Shown(instance, "CancelledBy");

    /// <summary>The CiJob of an object.</summary>
    public static object? DisplayCiJob(PSObject instance) => Shown(instance, "CiJob");

    /// <summary>The CiProject of an object.</summary>
    public static object? DisplayCiProject(PSObject instance) => Shown(instance, "CiProject");

    /// <summary>The CiRun of an object.</summary>
    public static object? DisplayCiRun(PSObject instance) => Shown(instance, "CiRun");

    /// <summary>The CiSystem of an object.</summary>
    public static object? DisplayCiSystem(PSObject instance) => Shown(instance, "CiSystem");

    /// <summary>The CiUser of an object.</summary>
    public static object? DisplayCiUser(PSObject instance) => Shown(instance, "CiUser");

    /// <summary>The Definition of an object.</summary>
    public static object? DisplayDefinition(PSObject instance) => Shown(instance, "Definition");

    /// <summary>The DefinitionHash of an object.</summary>
    public static object? DisplayDefinitionHash(PSObject instance) => Shown(instance, "DefinitionHash");

    /// <summary>The Detail of an object.</summary>
    public static object? DisplayDetail(PSObject instance) => Shown(instance, "Detail");

    /// <summary>The Environment of an object.</summary>
    public static object? DisplayEnvironment(PSObject instance) => Shown(instance, "Environment");

    /// <summary>The Failure of an object.</summary>
    public static object? DisplayFailure(PSObject instance) => Shown(instance, "Failure");

    /// <summary>The Hash of an object.</summary>
    public static object? DisplayHash(PSObject instance) => Shown(instance, "Hash");

    /// <summary>The Head of an object.</summary>
    public static object? DisplayHead(PSObject instance) => Shown(instance, "Head");

    /// <summary>The Host of an object.</summary>
    public static object? DisplayHost(PSObject instance) => Shown(instance, "Host");

    /// <summary>The Inputs of an object.</summary>
    public static object? DisplayInputs(PSObject instance) => Shown(instance, "Inputs");

    /// <summary>The IntervalEnd of an object.</summary>
    public static object? DisplayIntervalEnd(PSObject instance) => Shown(instance, "IntervalEnd");

    /// <summary>The IntervalStart of an object.</summary>
    public static object? DisplayIntervalStart(PSObject instance) => Shown(instance, "IntervalStart");

    /// <summary>The Journal of an object.</summary>
    public static object? DisplayJournal(PSObject instance) => Shown(instance, "Journal");

    /// <summary>The Pipeline of an object.</summary>
    public static object? DisplayPipeline(PSObject instance) => Shown(instance, "Pipeline");

    /// <summary>The Previous of an object.</summary>
    public static object? DisplayPrevious(PSObject instance) => Shown(instance, "Previous");

    /// <summary>The RerunOf of an object.</summary>
    public static object? DisplayRerunOf(PSObject instance) => Shown(instance, "RerunOf");

    /// <summary>The Run of an object.</summary>
    public static object? DisplayRun(PSObject instance) => Shown(instance, "Run");

    /// <summary>The Text of an object.</summary>
    public static object? DisplayText(PSObject instance) => Shown(instance, "Text");

    /// <summary>The User of an object.</summary>
    public static object? DisplayUser(PSObject instance) => Shown(instance, "User");
}
