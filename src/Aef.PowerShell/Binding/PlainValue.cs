using System.Management.Automation;

namespace Aef.PowerShell.Binding;

/// <summary>What a value is under the wrapping that PowerShell may have put around it.</summary>
internal static class PlainValue
{
    /// <summary>The .NET object; a custom object (which is nothing but its properties) stays a <see cref="PSObject"/>.</summary>
    public static object? Of(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
