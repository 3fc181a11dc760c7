// Lets records be written for netstandard2.0, which lacks this type.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
