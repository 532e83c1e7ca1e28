using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>Unwraps values from the wrapper that PowerShell may have added.</summary>
internal static class PlainValue
{
    /// <summary>The .NET object; a custom object, which has only properties, stays a <see cref="PSObject"/>.</summary>
    public static object? Of(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
