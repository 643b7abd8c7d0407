/**
 * Where the service starts. The rooms are the packages below; this one holds nothing but the entry point.
 */
package org.passerelle;
